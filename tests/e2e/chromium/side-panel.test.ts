import { sidePanel } from '../scenarios/side-panel';

sidePanel('chromium');
