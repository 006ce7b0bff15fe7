import { time } from '../scenarios/time';

time('chromium');
