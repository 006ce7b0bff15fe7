import { bypass } from '../scenarios/bypass';

bypass('chromium', Number.POSITIVE_INFINITY);
