/** Addresses behind another scheme: the source view, reader modes, other browsers' own schemes, and the text of data: and javascript:. */
import type { Address } from './address';
import { decodeBase64, parameters, readAbsolute, readLoose, tailOf, unescapeOnce, withoutLeadingSlashes } from './wrapped-text';

/** What follows the scheme is an address with a scheme of its own. */
const BEFORE_AN_ADDRESS = new Set(['view-source', 'blob', 'filesystem', 'jar', 'wyciwyg', 'cache']);
/** What follows is an address, or a host at once: `googlechromes://host/`, `feed://host/`, `intent://host/#Intent;…`. */
const BEFORE_A_HOST = new Set([
  ...['feed', 'feeds', 'pcast', 'rss', 'webcal', 'webcals', 'intent', 'microsoft-edge', 'googlechrome', 'googlechromes'],
  ...['firefox', 'firefox-focus', 'firefox-klar', 'brave', 'opera', 'opera-http', 'opera-https', 'vivaldi', 'duckduckgo'],
  ...['ddgquicklink', 'safari-http', 'safari-https', 'x-safari-http', 'x-safari-https', 'touch-http', 'touch-https', 'ucbrowser'],
]);
/** Pages of the browser that show the address in their query: `about:reader?url=`, `read://host/?url=`. */
const READERS = new Set(['about', 'read', 'edge-read', 'x-reader', 'reader']);
const READER_KEYS = ['url', 'u', 'uri', 'link', 'href'];

/** The addresses behind the scheme of an address; [] for http, https and all that only looks like a wrapper. */
export function behindScheme(address: Address): Address[] {
  const { scheme } = address;
  if (scheme === 'data') return addressesInText(textOfData(address));
  if (scheme === 'javascript') return addressesInText(tailOf(address));
  const isOpen = BEFORE_A_HOST.has(scheme) || scheme.startsWith('web+') || scheme.startsWith('ext+');
  const isReader = READERS.has(scheme) || scheme.endsWith('-distiller');
  if (!isOpen && !isReader && !BEFORE_AN_ADDRESS.has(scheme)) return [];
  if (scheme === 'about' && address.path !== 'reader') return []; // about:blank?url= shows nothing
  const { href, fragment } = address;
  const rest = withoutLeadingSlashes(href.slice(scheme.length + 1)) + (fragment === '' ? '' : `#${fragment}`);
  const direct = readAbsolute(rest);
  if (direct !== null) return [direct];
  const named = isOpen || isReader ? read(parameters(address.query, READER_KEYS), readLoose) : [];
  if (named.length > 0) return named;
  return isOpen ? [...read([rest], readLoose), ...(scheme === 'intent' ? read(fallbacks(fragment), readAbsolute) : [])] : [];
}

const read = (texts: readonly string[], reader: (text: string) => Address | null): Address[] =>
  texts.map(reader).filter((found) => found !== null);

/** Where an intent goes when no app takes it. */
const fallbacks = (fragment: string): string[] =>
  fragment.split(';').flatMap((part) => (part.startsWith('S.browser_fallback_url=') ? [part.slice(23)] : []));

/** A data: address's text, out of base64 where it says so. */
function textOfData(address: Address): string {
  const text = tailOf(address);
  const comma = text.indexOf(',');
  if (!/;\s*base64\s*$/i.test(text.slice(Math.max(0, comma - 20), Math.max(0, comma)))) return text;
  return decodeBase64(unescapeOnce(text.slice(comma + 1)).replace(/\s/g, '')) ?? text;
}

/** Text is searched after at most this many rounds of unescaping: what a page does beyond that, the requests it makes will show. */
const ROUNDS = 3;

/** A character of a script that is spelled by its number. */
const spelled = (_: string, short?: string, long?: string): string =>
  String.fromCharCode(Number.parseInt(short ?? long ?? '0', 16));

/** Every absolute address in a text, and what stands behind a bare `//` in quotes or after an equals sign. */
function addressesInText(text: string): Address[] {
  const found: Address[] = [];
  let plain = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const unslashed = plain.replaceAll('\\/', '/').replace(/\\x([0-9a-f]{2})|\\u00([0-9a-f]{2})/gi, spelled);
    for (const [match] of unslashed.matchAll(/\b(?:https?|wss?|ftp):\/[^\s"'<>`)\\]+/gi))
      found.push(...read([match], readAbsolute));
    for (const [, match = ''] of unslashed.matchAll(/["'=(`]\s?(\/\/[^\s"'<>`)\\]+)/g)) found.push(...read([match], readLoose));
    const next = unescapeOnce(plain);
    if (next === plain) break;
    plain = next;
  }
  return found;
}
