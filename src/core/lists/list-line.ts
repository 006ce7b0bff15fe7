/** One entry of a list as the canonical host it stands for, and the fast path that most lines of a million take. */
import { canonicalHost, isIp, isIpv4, parseUrl } from '../sites/address';

const DOT = 46;
const HYPHEN = 45;
const UNDERSCORE = 95;
const SMALL_X = 120;
const MAX_HOST = 253;
const MAX_LABEL = 63;

/**
 * Is `text` from `from` to `to` a host that is canonical as it stands (lower-case ASCII, two labels or more, no punycode to verify, no
 * IP)? False only means that the long way has to look.
 */
export function isPlainHost(text: string, from: number, to: number): boolean {
  if (to - from > MAX_HOST) return false;
  let labelStart = from;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT) {
      if (!isPlainLabel(text, labelStart, at)) return false;
      labelStart = at + 1;
    } else if (!((code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === HYPHEN || code === UNDERSCORE))
      return false;
  }
  return labelStart > from && isPlainLabel(text, labelStart, to) && text.charCodeAt(labelStart) >= 97; // 1.2 would be an IP
}

function isPlainLabel(text: string, from: number, to: number): boolean {
  const length = to - from;
  return length > 0 && length <= MAX_LABEL && !(text.charCodeAt(from) === SMALL_X && text.startsWith('xn--', from));
}

/** Where the host begins once a leading "www." is off; the last two labels are never touched ("www.com"). */
export function afterWww(text: string, from: number, to: number): number {
  if (!text.startsWith('www.', from)) return from;
  const dot = text.indexOf('.', from + 4);
  return dot > 0 && dot < to ? from + 4 : from;
}

/** A written name as its canonical host: punycode, lower case, dots, "*." and "www." off; null when it is none. */
export function hostOfName(name: string): string | null {
  const bare = name.replace(/^(?:\*?\.)+/, '');
  if (bare === '' || /[\s/\\?#@:%*[\]]/.test(bare)) return null;
  const lower = bare.toLowerCase();
  if (isPlainHost(lower, 0, lower.length)) return lower.slice(afterWww(lower, 0, lower.length));
  const host = canonicalHost(parseUrl(`http://${bare}/`)?.hostname ?? '');
  if (isIp(host)) return host === bare ? host : null; // "123" or "0x7f.1" in a list is a slip, not an address
  const plain = host.replace(/\bxn--/g, 'x'); // the parser has verified the punycode
  return isPlainHost(plain, 0, plain.length) && host.length <= MAX_HOST ? host.slice(afterWww(host, 0, host.length)) : null;
}

/** Addresses of this computer and of the network at home: no list may block one. */
export const isLocalIp = (host: string): boolean =>
  isIpv4(host) && /^(?:0|10|127|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|22[4-9]|2[345]\d)\./.test(host);
