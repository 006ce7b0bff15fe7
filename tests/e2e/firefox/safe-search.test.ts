import { safeSearch } from '../scenarios/safe-search';

safeSearch('firefox');
