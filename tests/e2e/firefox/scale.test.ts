import { scale } from '../scenarios/scale';

scale('firefox');
