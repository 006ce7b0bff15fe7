import { bypass } from '../scenarios/bypass';
import { bypassPages } from '../scenarios/bypass-pages';

bypass('chromium', 2);
bypassPages('chromium');
