import { attention } from '../scenarios/attention';

attention('firefox');
