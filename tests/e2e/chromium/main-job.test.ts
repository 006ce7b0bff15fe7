import { mainJob } from '../scenarios/main-job';

mainJob('chromium');
