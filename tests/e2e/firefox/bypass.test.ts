import { bypass } from '../scenarios/bypass';
import { bypassPages } from '../scenarios/bypass-pages';

bypass('firefox', 2);
bypassPages('firefox');
