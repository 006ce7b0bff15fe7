import { language } from '../scenarios/language';

language('firefox');
