import { bypass } from '../scenarios/bypass';

bypass('firefox', Number.POSITIVE_INFINITY);
