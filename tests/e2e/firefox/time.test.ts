import { time } from '../scenarios/time';

time('firefox');
