import { bypass } from '../scenarios/bypass';
import { bypassPages } from '../scenarios/bypass-pages';

bypass('firefox', 1);
bypassPages('firefox');
