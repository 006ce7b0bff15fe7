import { parentFile } from '../scenarios/parent-file';

parentFile('chromium');
