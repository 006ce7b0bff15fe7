import { lists } from '../scenarios/lists';

lists('chromium');
