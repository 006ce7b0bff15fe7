import { labels } from '../scenarios/labels';

labels('chromium');
