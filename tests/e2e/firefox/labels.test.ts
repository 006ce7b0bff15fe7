import { labels } from '../scenarios/labels';

labels('firefox');
