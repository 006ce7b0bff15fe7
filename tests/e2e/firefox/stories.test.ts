import { stories } from '../scenarios/stories';

stories('firefox');
