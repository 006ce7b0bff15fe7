import { downloads } from '../scenarios/downloads';

downloads('chromium');
