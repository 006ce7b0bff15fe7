import { survival } from '../scenarios/survival';

survival('chromium');
