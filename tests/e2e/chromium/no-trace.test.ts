import { noTrace, TOGETHER } from '../scenarios/no-trace';

noTrace('chromium', TOGETHER);
