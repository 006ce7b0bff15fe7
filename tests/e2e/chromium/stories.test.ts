import { stories } from '../scenarios/stories';

stories('chromium');
