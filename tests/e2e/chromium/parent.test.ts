import { parent } from '../scenarios/parent';

parent('chromium');
