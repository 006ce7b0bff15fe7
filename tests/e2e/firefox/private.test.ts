import { privateWindows } from '../scenarios/private';

privateWindows('firefox');
