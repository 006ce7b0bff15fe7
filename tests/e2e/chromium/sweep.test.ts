import { sweep } from '../scenarios/sweep';

sweep('chromium');
