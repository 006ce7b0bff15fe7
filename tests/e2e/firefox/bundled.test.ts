import { bundledScenarios } from '../scenarios/bundled';

bundledScenarios('firefox');
