import { bundledScenarios } from '../scenarios/bundled';

bundledScenarios('chromium');
