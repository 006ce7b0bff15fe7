/** The site of a host: what time is charged to and the log names; and the names above all sites. */
import { getDomain, getPublicSuffix } from 'tldts';
import { isIp } from './address';

/** The registrable domain of an address, an IP as it is; null where there is none. */
export function siteOf(host: string): string | null {
  if (host === '') return null;
  return isIp(host) ? host : (getDomain(host, { allowPrivateDomains: true }) ?? host);
}

/** The host is known to be one and canonical: nothing of it is read again. */
const SUFFIX_OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: false, detectIp: false } as const;

/** Is the (canonical) host a public suffix, such as "co.uk", "blogspot.com" or "adult"? Asked for each of a million entries. */
export function isSuffix(host: string): boolean {
  return getPublicSuffix(host, SUFFIX_OPTIONS) === host && !isIp(host);
}
