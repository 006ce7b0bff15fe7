import { APART, noTrace } from '../scenarios/no-trace';

noTrace('firefox', APART);
