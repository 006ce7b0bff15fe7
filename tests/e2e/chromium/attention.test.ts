import { attention } from '../scenarios/attention';

attention('chromium');
