/** The site of a host: what time is charged to and the log names. */
import { getDomain } from 'tldts';
import { isIp } from './address';

/** The registrable domain of an address, an IP as it is; null where there is none. */
export function siteOf(host: string): string | null {
  if (host === '') return null;
  return isIp(host) ? host : (getDomain(host, { allowPrivateDomains: true }) ?? host);
}
