import { sweep } from '../scenarios/sweep';

sweep('firefox');
