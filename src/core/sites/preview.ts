/** What a typed or pasted site would become, what it would do, and how it stands to the rules that are there already. Nothing is stored. */
import { winningSiteRule } from '../rules/judge';
import { outranks, type Rules, type SiteRule } from '../rules/rules';
import { parseAddress } from './address';
import { aliasHostsOf } from './aliases';
import { type CategoryId, suffixesOf } from './category';
import { fromPasted } from './pasted';
import { comparePrecedence, type FilterErrorCode, matches, mayOverlap, parseFilter, type UrlFilter } from './url-filter';
import type { PastedEntry } from './url-policy';

export type ListName = 'block' | 'allow';
/** How an address that the filter names is treated, and because of what. */
export type Standing =
  | { readonly action: ListName; readonly because: 'site'; readonly rule: SiteRule }
  | { readonly action: 'block' | 'ask'; readonly because: 'category'; readonly category: CategoryId }
  | { readonly action: ListName; readonly because: 'default' };

export interface BadLine {
  readonly state: 'bad';
  readonly line: number;
  readonly typed: string;
  readonly code: FilterErrorCode;
}
export interface GoodLine {
  /**
   * `new` it is stored · `known` the list has it, or an earlier line · `covered` a wider rule of the same list does it already ·
   * `moves` the other list has it: it is taken off there, because one filter can't do both.
   */
  readonly state: 'new' | 'known' | 'covered' | 'moves';
  readonly line: number;
  readonly typed: string;
  readonly list: ListName;
  readonly filter: UrlFilter;
  /** The wider rule. */
  readonly coveredBy: SiteRule | null;
  /** Rules of the other list over which it decides where both fit. */
  readonly overrides: readonly SiteRule[];
  /** Rules of the other list that decide over it where both fit. */
  readonly overriddenBy: readonly SiteRule[];
  /** How such an address is treated now; null where the filter names no host. */
  readonly now: Standing | null;
  /** Would such an address be treated otherwise? */
  readonly changes: boolean;
  /** Other names of the same service, which a block includes. */
  readonly otherNames: readonly string[];
}
export type LinePreview = BadLine | GoodLine;

/** The rules that are there, prepared for being asked ten thousand times. */
export interface PreviewContext {
  readonly rules: Rules;
  readonly texts: Readonly<Record<ListName, ReadonlySet<string>>>;
  /** Rules that could meet a filter on this host: above it and below it. */
  readonly around: (host: string) => readonly SiteRule[];
}

export function previewContext(rules: Rules): PreviewContext {
  const below = new Map<string, SiteRule[]>();
  for (const rule of rules.sites) {
    for (const suffix of suffixesOf(rule.filter.host)) {
      const known = below.get(suffix);
      if (known === undefined) below.set(suffix, [rule]);
      else known.push(rule);
    }
  }
  const textsOf = (list: ListName) => new Set(rules.sites.flatMap((rule) => (rule.list === list ? [rule.filter.text] : [])));
  return {
    rules,
    texts: { block: textsOf('block'), allow: textsOf('allow') },
    around: (host) => (host === '' ? rules.sites : [...new Set([...rules.sitesAt(host), ...(below.get(host) ?? [])])]),
  };
}

/** One entry for one list. What a policy says is a filter as written; what somebody typed may be a whole address. */
export function previewLine(entry: Omit<PastedEntry, 'list'>, list: ListName, context: PreviewContext): LinePreview {
  const { line, text: typed } = entry;
  const parsed = entry.isFilter ? parseFilter(typed) : fromPasted(typed);
  if (!parsed.ok) return { state: 'bad', line, typed, code: parsed.error.code };
  const { filter } = parsed;
  const rule: SiteRule = { list, filter };
  const { rules, texts } = context;
  const other = list === 'block' ? 'allow' : 'block';
  const around = context
    .around(filter.host)
    .filter((near) => mayOverlap(filter, near.filter))
    .sort((a, b) => comparePrecedence(a.filter, b.filter));
  const opposite = around.filter((near) => near.list === other && near.filter.text !== filter.text);
  const overrides = opposite.filter((near) => outranks(rule, near));
  const coveredBy = around.find((near) => near.list === list && isWider(near.filter, filter)) ?? null;
  const isBetween = coveredBy !== null && overrides.some((near) => outranks(near, coveredBy));
  const now = standingOf(filter, rules);
  const stays = now === null || (now.because === 'site' && now.rule.filter.text !== filter.text && outranks(now.rule, rule));
  const state = texts[list].has(filter.text)
    ? 'known'
    : texts[other].has(filter.text)
      ? 'moves'
      : coveredBy !== null && !isBetween
        ? 'covered'
        : 'new';
  return {
    state,
    line,
    typed,
    list,
    filter,
    coveredBy,
    overrides,
    overriddenBy: opposite.filter((near) => outranks(near, rule)),
    now,
    changes: state !== 'known' && !stays && (now.action === 'allow') !== (list === 'allow'),
    otherNames: list === 'block' && isWholeSite(filter) ? aliasHostsOf(filter.host) : [],
  };
}

/** Entries in their order: what an earlier one gives, a later one needn't. */
export function markRepeats(previews: readonly LinePreview[]): LinePreview[] {
  const seen = new Set<string>();
  return previews.map((preview) => {
    if (preview.state === 'bad') return preview;
    const key = `${preview.list} ${preview.filter.text}`;
    const isAgain = seen.has(key);
    seen.add(key);
    return isAgain && preview.state !== 'known' ? { ...preview, state: 'known', changes: false } : preview;
  });
}

/** Everything on a host and its subdomains. */
const isWholeSite = ({ host, matchSubdomains, path, query, port, scheme }: UrlFilter): boolean =>
  host !== '' && matchSubdomains && (path === '' || path === '/') && query.length === 0 && port === null && scheme === null;

/** Does `wide` match everything that `narrow` matches? Another text, the same list. */
function isWider(wide: UrlFilter, narrow: UrlFilter): boolean {
  if (wide.text === narrow.text) return false;
  if (wide.scheme !== null && wide.scheme !== narrow.scheme) return false;
  if (wide.port !== null && wide.port !== narrow.port) return false;
  if (!wide.matchSubdomains && (narrow.matchSubdomains || wide.host !== narrow.host)) return false;
  if (!narrow.path.startsWith(wide.path)) return false;
  if (wide.host !== '' && wide.host !== narrow.host && !narrow.host.endsWith(`.${wide.host}`)) return false;
  return wide.query.every((token) => narrow.query.some((other) => JSON.stringify(token) === JSON.stringify(other)));
}

/** An address as the filter writes it, judged by sites, categories and the rest: what no clock changes. */
function standingOf(filter: UrlFilter, rules: Rules): Standing | null {
  if (filter.host === '') return null;
  const { scheme, host, port, path, query } = filter;
  const tokens = query.map(({ key, value }) => (value === null ? key : `${key}=${value}`)).join('&');
  const parsed = parseAddress(
    `${scheme ?? 'https'}://${host}${port === null ? '' : `:${port}`}${path === '' ? '/' : path}${tokens === '' ? '' : `?${tokens}`}`,
  );
  if (!parsed.ok || !matches(filter, parsed.address, 'block')) return null;
  const site = winningSiteRule(parsed.address, rules);
  if (site !== null) return { action: site.list, because: 'site', rule: site };
  const ids = rules.categories.categoriesOf(host);
  for (const action of ['block', 'ask'] as const) {
    const category = ids.find((id) => rules.settings.categories[id] === action);
    if (category !== undefined) return { action, because: 'category', category };
  }
  return { action: rules.settings.sites.default, because: 'default' };
}
