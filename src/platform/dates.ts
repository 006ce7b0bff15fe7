/** What the clocks of sites say, read in passing: the `Date` of a page's answer over HTTPS. Nothing is asked for, held or kept. */
import { type SecureDate, secureDate } from '../core/time/clock-trust';
import { browser } from './browser';

/** Calls back for each page that came over HTTPS with a Date. Must be called in the worker's first turn. */
export function onSecureDate(listener: (heard: SecureDate) => void): void {
  browser.webRequest.onCompleted.addListener(
    (details) => {
      const heard = secureDate(details);
      if (heard !== null) listener(heard);
    },
    { urls: ['https://*/*'], types: ['main_frame'] },
    ['responseHeaders'],
  );
}
