import { button } from '../scenarios/button';

button('firefox');
