import { noTrace, TOGETHER } from '../scenarios/no-trace';

noTrace('firefox', TOGETHER);
