import { protectedLists } from '../scenarios/protected';

protectedLists('chromium');
