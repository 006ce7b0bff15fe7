import { survival } from '../scenarios/survival';

survival('firefox');
