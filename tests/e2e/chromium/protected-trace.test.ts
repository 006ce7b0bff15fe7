import { protectedTrace } from '../scenarios/protected-trace';

protectedTrace('chromium');
