import { scale } from '../scenarios/scale';

scale('chromium');
