/** The corpus of ways around a blocked site: read from the data folder at run time, never copied; grouped by the settings that it is tested with. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface Line {
  readonly id: string;
  readonly url: string;
  readonly class: string;
  readonly expect: 'allow' | 'block';
  readonly stage: 'request' | 'redirect' | 'content' | 'runtime';
  readonly target: string;
  readonly needs?: string;
  readonly scenario?: string;
}

const file = path.join(process.env.HIFAZAT_DATA ?? path.resolve(import.meta.dirname, '../../../../shared/data'), 'bypass.jsonl');
export const hasLines = existsSync(file);
export const LINES: readonly Line[] = hasLines
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
  : [];

const isOptIn = ({ needs = '' }: Line): boolean => needs.includes('opt-in');
/** Which service or page it is says nothing: only its category stops it. */
const isCategory = ({ needs = '', target }: Line): boolean =>
  target.startsWith('category:') || (needs.startsWith('category') && !needs.includes('IP unwrap'));
const SERVICES = ['youtube.com', 'reddit.com', 'twitter.com', 'tiktok.com'];
const isService = ({ target }: Line): boolean => SERVICES.includes(target);
const isHost = (line: Line): boolean => !isCategory(line) && !isService(line);

/** What is blocked in a group of lines: the targets themselves. */
const targetsOf = (lines: readonly Line[]): string[] =>
  [...new Set(lines.map(({ target }) => target))].filter((target) => !target.startsWith('category:'));

export interface Group {
  readonly what: string;
  readonly sections: Readonly<Record<string, unknown>>;
  readonly stopped: readonly Line[];
  readonly open: readonly Line[];
}
/** Lines that some browser loads: everything but what the scenarios of `bypass-runtime` play. */
const loaded = LINES.filter(({ stage }) => stage !== 'runtime');
const hosts = loaded.filter(isHost);
const services = loaded.filter(isService);
const blocks = ({ expect }: Line): boolean => expect === 'block';
const opens = ({ expect }: Line): boolean => expect === 'allow';

const GROUPS: readonly Group[] = [
  {
    what: 'hosts, addresses and paths',
    sections: { sites: { block: targetsOf(hosts) } },
    stopped: hosts.filter((line) => blocks(line) && !isOptIn(line)),
    // Unknown proxies are only guessed at where the parent wants it.
    open: hosts.filter(isOptIn),
  },
  {
    what: 'hosts, addresses and paths, with guessed proxies',
    sections: { sites: { block: targetsOf(hosts), guessProxies: true } },
    stopped: hosts.filter(isOptIn),
    // What only looks like a way around stays open even here; without guessing, too (tests/core/sites/inner-bypass.test.ts).
    open: hosts.filter(opens),
  },
  {
    what: 'services with other names',
    sections: { sites: { block: targetsOf(services) } },
    stopped: services.filter(blocks),
    open: services.filter(opens),
  },
  {
    what: 'categories',
    sections: { child: { ageBand: '6-9' }, categories: { adult: 'block', proxy: 'block', darkweb: 'block' } },
    stopped: loaded.filter((line) => isCategory(line) && blocks(line)),
    open: loaded.filter((line) => isCategory(line) && opens(line)),
  },
];

/** The groups with at most so many lines of each class: one class is one mechanism, and `judge` is asked about every line elsewhere. */
export const groupsOf = (most: number): readonly Group[] =>
  GROUPS.map((group) => ({ ...group, stopped: firstOf(group.stopped, most), open: firstOf(group.open, most) }));

const firstOf = (lines: readonly Line[], most: number): Line[] =>
  lines.filter((line, at) => lines.slice(0, at).filter((before) => before.class === line.class).length < most);

/** The host and path that a browser asks for at a line's address; null where no request follows from it. */
export function requestOf({ url }: Line): { readonly host: string; readonly path: string } | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed === null || !/^(https?|wss?):$/.test(parsed.protocol)
    ? null
    : { host: parsed.hostname, path: parsed.pathname + parsed.search };
}

/** Is a request one for the line's target itself, spelled as everybody spells it? */
export function isOfTarget({ target }: Pick<Line, 'target'>, request: { readonly host: string; readonly path: string }): boolean {
  const [host = '', ...path] = target.split('/');
  const asked = request.host.replace(/\.+$/, '').toLowerCase();
  if (asked !== host && (host.startsWith('[') || !asked.endsWith(`.${host}`))) return false;
  return path.length === 0 || request.path.startsWith(`/${path.join('/')}`);
}
