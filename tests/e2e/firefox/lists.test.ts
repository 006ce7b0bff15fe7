import { lists } from '../scenarios/lists';

lists('firefox');
