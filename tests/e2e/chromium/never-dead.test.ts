import { neverDead } from '../scenarios/never-dead';

neverDead('chromium');
