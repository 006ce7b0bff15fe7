import { safeSearchPlan } from '../scenarios/safe-search-plan';

safeSearchPlan('firefox');
