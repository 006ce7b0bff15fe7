import { noTrace } from '../scenarios/no-trace';

noTrace('chromium');
