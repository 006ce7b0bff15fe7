import { downloads } from '../scenarios/downloads';

downloads('firefox');
