import { filteringPage } from '../scenarios/filtering-page';

filteringPage('firefox');
