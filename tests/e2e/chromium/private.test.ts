import { privateWindows } from '../scenarios/private';

privateWindows('chromium');
