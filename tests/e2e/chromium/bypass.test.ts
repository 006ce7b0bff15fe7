import { bypass } from '../scenarios/bypass';
import { bypassPages } from '../scenarios/bypass-pages';

bypass('chromium', 1);
bypassPages('chromium');
