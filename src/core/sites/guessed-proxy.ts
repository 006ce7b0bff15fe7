/**
 * Proxy scripts on hosts that nobody knows, by the form of their addresses: Glype, PHProxy, CGIProxy, Ultraviolet, Scramjet, Rammerhead,
 * CroxyProxy. A guess: an innocent site may use such a form, so it is asked for only where a parent switched it on.
 */
import type { Address } from './address';
import { isWithin } from './address';
import { SERVICES } from './alias-hosts';
import {
  absoluteInPath,
  decodeBase64,
  decodeHex,
  parameters,
  readAbsolute,
  readLoose,
  tailOf,
  unescapeOnce,
  withoutLeadingSlashes,
} from './wrapped-text';

/** Script names of web proxies, the last segment of the path; '' = the site's root. */
const SCRIPT =
  /\/(?:[\w-]{0,20}(?:browse|surf|proxy|proxify|unblock|poxy|glype|anon|nph-[\w-]{1,20})[\w-]{0,20}(?:\.\w{2,4})?|index\.php)?\/?$/i;
const NAMED = /\/(?:[\w-]{0,20}(?:browse|surf|proxy|proxify|unblock|poxy|glype|nph-[\w-]{1,20})[\w-]{0,20}(?:\.\w{2,4})?)\/?$/i;
const KEYS = ['u', 'url', 'q', 'uri', 'link', 'site', 'target', 'dest', 'www', 'goto'];
/** Parameters that only proxies use: the page's address, or its origin, in base64 or plain. */
const OWN_KEYS = ['__cpo', '__pot', '____pgfa', '__cpp', '__proxy_url'];

/** The addresses that a proxy script of this form would show; [] where the form is none. */
export function guessedProxyAddresses(address: Address): readonly Address[] {
  if (Object.keys(SERVICES).some((root) => isWithin(address.host, root))) return []; // known not to be one
  const guesses = [ownParameters, inPath, behindScript, ultraviolet, base64Segment, namedParameters, bareQuery];
  for (const guess of guesses) {
    const found = guess(address).filter((inner) => inner.host !== '' && inner.host !== address.host);
    if (found.length > 0) return found;
  }
  return [];
}

const ownParameters = ({ query }: Address): Address[] =>
  parameters(query, OWN_KEYS).flatMap((value) => list(readAbsolute(value) ?? encoded(value) ?? readLoose(value)));

/** `/id/https://target.example/`, `/scramjet/https%3A%2F%2Ftarget.example%2F`. */
function inPath(address: Address): Address[] {
  const at = absoluteInPath(address.path);
  return at < 0 ? [] : list(readAbsolute(tailOf({ ...address, path: address.path.slice(at) })));
}

/** CGIProxy's `/nph-proxy.cgi/000000A/https/target.example/`, Glype's `/browse.php/<base64>/b5/`. */
function behindScript(address: Address): Address[] {
  const script = /\/[\w-]{1,40}\.(?:cgi|pl|php|py|aspx?)\//i.exec(address.path);
  if (script === null) return [];
  const rest = address.path.slice(script.index + script[0].length);
  const plain = /^(?:[\w-]{1,12}\/){0,2}(https?)\/(?=[^/]{1,253}\.)/i.exec(rest);
  if (plain === null) return list(encoded(rest.split('/', 1)[0] ?? ''));
  return list(readAbsolute(`${plain[1] ?? ''}://${tailOf({ ...address, path: rest.slice(plain[0].length) })}`));
}

/** Ultraviolet and Corrosion turn every second character's second bit: `https://` always begins `hvtrs8`. */
function ultraviolet({ path }: Address): Address[] {
  return path.split('/').flatMap((segment) => {
    if (!/^hvtr(?:s8|:|%3a)/i.test(segment)) return [];
    const turned = [...unescapeOnce(segment)].map((character, index) =>
      index % 2 === 0 ? character : String.fromCharCode(character.charCodeAt(0) ^ 2),
    );
    return list(readAbsolute(turned.join('')));
  });
}

/** A segment that is the address or its origin in base64 (Alloy and others); the rest of the path may be the page's. */
const base64Segment = ({ path }: Address): Address[] =>
  path.split('/').flatMap((segment) => (/^aHR0c/.test(segment) ? list(encoded(segment)) : []));

/** `browse.php?u=…`, `index.php?q=…`, whole and absolute or encoded; elsewhere `?url=` is a mention (a share button, a report). */
function namedParameters({ path, query }: Address): Address[] {
  if (!SCRIPT.test(path.slice(-80))) return [];
  const isNamed = NAMED.test(path.slice(-80));
  return parameters(query, KEYS).flatMap((value) => list(encoded(value) ?? (isNamed ? readLoose(value) : null)));
}

/** `miniProxy.php?https://target.example/` */
const bareQuery = ({ path, query, fragment }: Address): Address[] =>
  NAMED.test(path.slice(-80)) ? list(readAbsolute(`${query}${fragment === '' ? '' : `#${fragment}`}`)) : [];

const list = (found: Address | null): Address[] => (found === null ? [] : [found]);

/** An address in base64, hexadecimal or rot13; Glype leaves out the leading `http`. */
function encoded(value: string): Address | null {
  const text = unescapeOnce(unescapeOnce(value));
  for (const decoded of [decodeBase64(text), decodeHex(text), rot13(text)]) {
    if (decoded === null) continue;
    const whole = /^s?:\/\//.test(decoded) ? `http${decoded}` : decoded;
    if (/^https?:\/\//i.test(whole)) return readAbsolute(whole);
    if (/^\/\//.test(whole) && decoded !== text) return readLoose(withoutLeadingSlashes(whole));
  }
  return null;
}

const rot13 = (text: string): string | null =>
  /^uggcf?:/i.test(text)
    ? text.replace(/[a-z]/gi, (letter) => {
        const base = letter <= 'Z' ? 65 : 97;
        return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
      })
    : null;
