import { moreTimeScenarios } from '../scenarios/more-time';

moreTimeScenarios('firefox');
