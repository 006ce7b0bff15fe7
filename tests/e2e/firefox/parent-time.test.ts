import { parentTime } from '../scenarios/parent-time';

parentTime('firefox');
