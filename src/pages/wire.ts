/** The real worker, for a page's `main.tsx` alone: everything below it is handed its wire, so that tests need no browser. */
import { ask, onChanged, onHide } from '../messaging/client';
import type { Wire } from './use-view';

export const WIRE: Wire = { ask, onChanged, onHide };
