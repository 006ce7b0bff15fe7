import { timeNotices } from '../scenarios/time-notices';

timeNotices('chromium');
