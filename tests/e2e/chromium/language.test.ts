import { language } from '../scenarios/language';

language('chromium');
