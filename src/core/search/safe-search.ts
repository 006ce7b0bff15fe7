/** Safe search as network rules: parameters are rewritten, cookies and headers added (docs/search.md). */
import { PRIORITY } from '../rules/dnr-ledger';
import type { DnrAction, DnrCondition, DnrRule, HeaderChange, ResourceType } from '../rules/dnr-rule';
import type { Settings } from '../settings/defaults';
import { isWithin } from '../sites/address';
import { siteOf } from '../sites/site';
import type { Engine } from './engine';
import { ENGINES, MORE_VIDEO_HOSTS, YOUTUBE } from './engines';
import { oddParameter, spellingsOf } from './parameter-keys';

type Draft = Omit<DnrRule, 'id'>;

/**
 * The order within the band. In Firefox no header rule applies to a request that one of our redirects matched, not even where it changed
 * nothing: an allow rule between them takes a request that is safe already out of the redirects' reach, below the headers.
 */
export const SEARCH_PRIORITY = {
  rewrite: PRIORITY.safeSearch,
  told: PRIORITY.safeSearch + 1,
  special: PRIORITY.safeSearch + 2,
  strip: PRIORITY.safeSearch + 3,
  header: PRIORITY.safeSearch + 4,
} as const;

const PAGES: readonly ResourceType[] = ['main_frame', 'sub_frame', 'object'];
const LOADED: readonly ResourceType[] = ['xmlhttprequest', 'script', 'other'];
const ALL: readonly ResourceType[] = [...PAGES, ...LOADED];
const WITH_HEADERS: readonly ResourceType[] = [...ALL, 'media'];
/** What the child finds after safe search is switched off again lasts an hour at most. */
const COOKIE_FORM = 'Path=/; Max-Age=3600; Secure; SameSite=None';

/** Network rules for the search section. `stoppedHosts`: hosts that a lower block stops whole; a redirect that changes nothing would hide it. */
export function searchDrafts(search: Settings['search'], stoppedHosts: readonly string[]): Draft[] {
  const drafts = [
    ...(search.safeSearch ? safeSearchDrafts() : []),
    ...(search.youtube === 'off' ? [] : youtubeDrafts(search.youtube)),
    ...(search.preferSafe ? preferDrafts() : []),
  ];
  return drafts.flatMap((draft) => withoutHosts(draft, stoppedHosts));
}

function safeSearchDrafts(): Draft[] {
  const rewritten = ENGINES.filter(({ params }) => Object.keys(params).length > 0);
  const [google, others] = [rewritten.filter(isGoogle), rewritten.filter((engine) => !isGoogle(engine))];
  return [
    ...rewritten.flatMap(rewriteDrafts),
    ...rewritten.flatMap(toldDraft),
    ...ENGINES.flatMap(cookieDrafts),
    stripDraft(hostsOf(google), oddParameter('https?://[^/?#]*/+[^/?#]*[?]')),
    stripDraft(hostsOf(others), oddParameter('https?://[^?#]*[?]')),
    stripDraft(['duckduckgo.com'], '^(https?://[^?#]*[?](?:[^#]*&)?q=[^&#]*)(?:!|%21)safeoff(.*)$'),
  ];
}

const isGoogle = ({ name }: Engine): boolean => name === 'google';
const hostsOf = (engines: readonly Engine[]): string[] => engines.flatMap(({ hosts }) => hosts);

/** Takes every spelling of the keys away and adds the safe ones, once; an address that is safe already stays as it is. */
function rewriteDrafts({ hosts, results, loaded, params, also }: Engine): Draft[] {
  const on = (place: Omit<DnrCondition, 'requestDomains' | 'resourceTypes'>, types: readonly ResourceType[]): DnrCondition => ({
    isUrlFilterCaseSensitive: false,
    ...place,
    requestDomains: hosts,
    resourceTypes: types,
  });
  const rewrite = (condition: DnrCondition): Draft => ({
    priority: SEARCH_PRIORITY.rewrite,
    action: withParams(params),
    condition,
  });
  const pages =
    'regexes' in results
      ? results.regexes.map((regexFilter) => rewrite(on({ regexFilter, isUrlFilterCaseSensitive: true }, ALL)))
      : results.filters.map((urlFilter) => rewrite(on({ urlFilter }, PAGES)));
  const more = loaded.map((urlFilter) => rewrite(on({ urlFilter }, LOADED)));
  const special = (also?.filters ?? []).map(
    (urlFilter): Draft => ({
      priority: SEARCH_PRIORITY.special,
      action: withParams(also?.params ?? {}),
      condition: on({ urlFilter }, ALL),
    }),
  );
  return [...pages, ...more, ...special];
}

const withParams = (params: Readonly<Record<string, string>>): DnrAction => ({
  type: 'redirect',
  redirect: {
    transform: {
      queryTransform: {
        removeParams: Object.keys(params).flatMap(spellingsOf),
        addOrReplaceParams: Object.entries(params).map(([key, value]) => ({ key, value })),
      },
    },
  },
});

/** Safe as the rewriting leaves it: the wanted parameters last, and none before that begins like one of them. */
function toldDraft({ hosts, params, told }: Engine): Draft[] {
  if (told === undefined) return [];
  const wanted = Object.entries(params)
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  return [
    {
      priority: SEARCH_PRIORITY.told,
      action: { type: 'allow' },
      condition: {
        regexFilter: `${told}(?:${unlike(Object.keys(params))}[^&#]*&)*${wanted}(?:#.*)?$`,
        isUrlFilterCaseSensitive: true,
        requestDomains: hosts,
        resourceTypes: ALL,
      },
    },
  ];
}

/** The beginning of a key that isn't the beginning (two letters, of either case) of any of these. */
function unlike(keys: readonly string[]): string {
  const firsts = [...new Set(keys.map((key) => key.charAt(0)))];
  const cases = (letters: readonly string[]): string => letters.map((letter) => letter + letter.toUpperCase()).join('');
  const seconds = (first: string): string[] => keys.filter((key) => key.startsWith(first)).map((key) => key.charAt(1));
  const branches = firsts.map((first) => `[${cases([first])}][^${cases(seconds(first))}&#]`);
  return `(?:[^${cases(firsts)}&#]|${branches.join('|')})`;
}

const stripDraft = (requestDomains: readonly string[], regexFilter: string): Draft => ({
  priority: SEARCH_PRIORITY.strip,
  action: { type: 'redirect', redirect: { regexSubstitution: '\\1\\2' } },
  condition: { regexFilter, isUrlFilterCaseSensitive: false, requestDomains, resourceTypes: PAGES },
});

/**
 * Added to every request, and laid down by every page's answer, for the host and for its site: there it replaces what the site or the
 * child had chosen, which a header rule can't take out of a request.
 */
function cookieDrafts({ hosts, cookie }: Pick<Engine, 'hosts' | 'cookie'>): Draft[] {
  if (cookie === undefined) return [];
  const sent = headerDraft([{ header: 'cookie', operation: 'append', value: cookie }], { requestDomains: hosts });
  const sites = [...new Set(hosts.map(siteOf))];
  const kept = sites.map((site): Draft => {
    const laidDown = [`${cookie}; ${COOKIE_FORM}`, `${cookie}; Domain=${site}; ${COOKIE_FORM}`];
    return {
      priority: SEARCH_PRIORITY.header,
      action: {
        type: 'modifyHeaders',
        responseHeaders: laidDown.map((value) => ({ header: 'set-cookie', operation: 'append', value })),
      },
      condition: { requestDomains: hosts.filter((host) => siteOf(host) === site), resourceTypes: ['main_frame', 'sub_frame'] },
    };
  });
  return [sent, ...kept];
}

type SentHeaders = readonly HeaderChange[];
const headerDraft = (requestHeaders: SentHeaders, condition: Omit<DnrCondition, 'resourceTypes'>): Draft => ({
  priority: SEARCH_PRIORITY.header,
  action: { type: 'modifyHeaders', requestHeaders },
  condition: { ...condition, resourceTypes: WITH_HEADERS },
});

function youtubeDrafts(strength: 'strict' | 'moderate'): Draft[] {
  const value = strength === 'strict' ? 'Strict' : 'Moderate';
  const sites = YOUTUBE.hosts.filter((host) => !host.endsWith('googleapis.com'));
  return [
    headerDraft([{ header: 'YouTube-Restrict', operation: 'set', value }], { requestDomains: YOUTUBE.hosts }),
    ...cookieDrafts({ ...YOUTUBE, hosts: sites }),
  ];
}

/** RFC 8674, on search and video only: elsewhere it would tell every site that a child may be there. */
function preferDrafts(): Draft[] {
  const prefer: SentHeaders = [{ header: 'Prefer', operation: 'set', value: 'safe' }];
  const google = ENGINES.filter(isGoogle);
  const requestDomains = [...hostsOf(ENGINES.filter((engine) => !isGoogle(engine))), ...YOUTUBE.hosts, ...MORE_VIDEO_HOSTS];
  const atGoogle = ['||www.google.', '||images.google.', '|https://google.', '|http://google.'];
  return [
    headerDraft(prefer, { requestDomains }),
    ...atGoogle.map((urlFilter) => headerDraft(prefer, { urlFilter, requestDomains: hostsOf(google) })),
  ];
}

function withoutHosts(draft: Draft, stopped: readonly string[]): Draft[] {
  const requestDomains = (draft.condition.requestDomains ?? []).filter((host) => !stopped.some((out) => isWithin(host, out)));
  if (requestDomains.length === 0) return [];
  const below = stopped.filter((out) => requestDomains.some((host) => out !== host && isWithin(out, host)));
  const excluded = below.length === 0 ? {} : { excludedRequestDomains: below };
  return [{ ...draft, condition: { ...draft.condition, requestDomains, ...excluded } }];
}
