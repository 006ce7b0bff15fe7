import { protectedLists } from '../scenarios/protected';

protectedLists('firefox');
