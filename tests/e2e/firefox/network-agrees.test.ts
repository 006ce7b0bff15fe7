import { networkAgrees } from '../scenarios/network-agrees';

networkAgrees('firefox');
