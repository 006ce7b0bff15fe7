/** How one line of each list format is read. Formats: docs/lists.md. */
import { afterWww, hostOfName, isLocalIp, isPlainHost } from './list-line';

export const LIST_FORMATS = ['domains', 'hosts', 'adblock', 'hashed'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** Where a line's meaning goes. */
export interface LineSink {
  entry(value: string): void;
  /** The list takes this host back. */
  except(host: string): void;
  /** Understood, but nothing that a list of hosts can hold. */
  skip(): void;
  bad(): void;
  /** The header of a hashed list; null = it can't be read. */
  header(salt: string | null): void;
}
export interface LineReader {
  /** Where the host begins in a line that needs no second look (it ends `tail` before the line does); -1 for all other lines. */
  plainAt(text: string, from: number, to: number): number;
  readonly tail: number;
  /** Reads a trimmed line; false = a comment or nothing. */
  read(line: string, sink: LineSink): boolean;
}

const LOCAL_NAMES = new Set(['localhost', 'localhost.localdomain', 'local', 'broadcasthost']);

function readName(name: string, sink: LineSink): void {
  const host = LOCAL_NAMES.has(name) ? '' : hostOfName(name);
  if (host === null) sink.bad();
  else if (host === '' || isLocalIp(host)) sink.skip();
  else sink.entry(host);
}

const plainFrom = (text: string, from: number, to: number): number =>
  isPlainHost(text, from, to) ? afterWww(text, from, to) : -1;

const withoutComment = (line: string): string =>
  /^(?:[#!;]|\/\/)/.test(line) ? '' : line.includes('#') ? line.slice(0, line.indexOf('#')).trimEnd() : line;

/** `example.com`, one a line; `*.` and `www.` in front mean the same host. */
const domains: LineReader = {
  plainAt: plainFrom,
  tail: 0,
  read(line, sink) {
    const name = withoutComment(line);
    if (name !== '') readName(name, sink);
    return name !== '';
  },
};

/** The addresses that mean "nowhere", and any other address: that line is no block. */
const NOWHERE = /^(?:0\.0\.0\.0|127(?:\.\d{1,3}){3}|0|(?:0{0,4}:){2,7}0{0,3}[01]?)$/;
const SOME_IP = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*(?:%\w+)?)$/i;

/** `0.0.0.0 example.com other.example`: a hosts file. */
const hosts: LineReader = {
  plainAt(text, from, to) {
    const name = from + (text.startsWith('0.0.0.0 ', from) ? 8 : text.startsWith('127.0.0.1 ', from) ? 10 : 0);
    return name === from || text.startsWith('local', name) ? -1 : plainFrom(text, name, to); // "localhost.localdomain" is no site
  },
  tail: 0,
  read(line, sink) {
    const [ip = '', ...names] = withoutComment(line).split(/\s+/);
    if (ip === '') return false;
    if (!NOWHERE.test(ip)) SOME_IP.test(ip) ? sink.skip() : sink.bad();
    else if (names.length === 0) sink.bad();
    for (const name of NOWHERE.test(ip) ? names : []) name.includes('.') ? readName(name, sink) : sink.skip();
    return true;
  },
};

/** With these options a rule still stops a visit to the site; with any other (a frame, a script, one party, one page) it doesn't. */
const VISIT_OPTIONS = new Set(['document', 'doc', 'all', 'popup', 'important']);
const PARTY_OPTIONS = new Set(['third-party', '3p']);

function stopsVisits(options: string | undefined): boolean {
  if (options === undefined) return true;
  const names = options.split(',').map((option) => option.trim().toLowerCase());
  const ofVisits = names.filter((name) => VISIT_OPTIONS.has(name));
  if (ofVisits.length === names.length) return true;
  // "third-party" alone is about what other sites load from there, not about going there.
  const namesThePage = ofVisits.some((name) => name === 'document' || name === 'doc' || name === 'all');
  return namesThePage && names.every((name) => VISIT_OPTIONS.has(name) || PARTY_OPTIONS.has(name));
}

/** `||example.com^` and its exception `@@||example.com^`; every other rule is for other programs. */
const adblock: LineReader = {
  plainAt: (text, from, to) =>
    text.startsWith('||', from) && text.charAt(to - 1) === '^' ? plainFrom(text, from + 2, to - 1) : -1,
  tail: 1,
  read(line, sink) {
    if (line === '' || /^(?:!|\[|#(?:\s|$))/.test(line)) return false;
    const [rule, at, name = '', options] = /^(@@)?\|\|([^/^$|]+)\^(?:\$(.+))?$/.exec(line) ?? [];
    if (rule === undefined || name.slice(1).replace(/^\./, '').includes('*') || !stopsVisits(options)) sink.skip();
    else if (at === undefined) readName(name, sink);
    else sink.except(hostOfName(name) ?? '');
    return true;
  },
};

function isPlainHex(text: string, from: number, to: number): boolean {
  if (to - from !== 64 && to - from !== 16) return false;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!((code >= 48 && code <= 57) || (code >= 97 && code <= 102))) return false;
  }
  return true;
}

/** One hex value a line: docs/lists.md. */
const hashed: LineReader = {
  plainAt: (text, from, to) => (isPlainHex(text, from, to) ? from : -1),
  tail: 0,
  read(line, sink) {
    if (line.startsWith('#')) {
      if (/^#\s*hifazat-hashed\b/i.test(line)) sink.header(saltOf(line));
      return false;
    }
    const value = line.toLowerCase();
    if (isPlainHex(value, 0, value.length)) sink.entry(value);
    else if (value !== '') sink.bad();
    return value !== '';
  },
};

/** '' where the header names no salt; null where it can't be read. */
function saltOf(header: string): string | null {
  const match = /^#\s*hifazat-hashed\/1(?:\s+salt=((?:[0-9a-f]{2})+))?\s*$/i.exec(header);
  return match === null ? null : (match[1] ?? '').toLowerCase();
}

export const LINE_READERS: Readonly<Record<ListFormat, LineReader>> = { domains, hosts, adblock, hashed };
