import { button } from '../scenarios/button';

button('chromium');
