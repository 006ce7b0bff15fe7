import { parent } from '../scenarios/parent';

parent('firefox');
