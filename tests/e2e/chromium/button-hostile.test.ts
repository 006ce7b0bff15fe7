import { buttonHostile } from '../scenarios/button-hostile';

buttonHostile('chromium');
