import { APART, noTrace } from '../scenarios/no-trace';

noTrace('chromium', APART);
