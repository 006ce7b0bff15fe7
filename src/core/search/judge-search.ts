/** Step 6 of the order of judgement: blocked words in a search, and engines that can't be made safe. */
import type { Settings } from '../settings/defaults';
import type { Address } from '../sites/address';
import { type Engine, showsResults } from './engine';
import { engineOf } from './engines';
import { isTakenAway, type Parameter, parametersOf, unescapeText } from './parameter-keys';
import { type BlockedWord, prepareWords, wordIn } from './search-words';
import { UNSAFE_ENGINES, unsafeEngineOf } from './unsafe-engines';

export interface PreparedSearch {
  readonly safeSearch: boolean;
  readonly words: readonly BlockedWord[];
}
export interface SearchVerdict {
  readonly reason: 'words' | 'search';
  /** The word as the parent wrote it, or the engine. */
  readonly rule: string;
}
/** Keys under which the words stand at engines that we know by name only. */
const USUAL_KEYS = ['q', 'query', 'text', 'search', 'keyword', 'keywords', 'wd', 'word', 'p', 'eingabe', 'qry'];

export const prepareSearch = (search: Settings['search']): PreparedSearch => ({
  safeSearch: search.safeSearch,
  words: prepareWords(search.blockedWords),
});

/** A blocked word, an engine that can't be made safe, or a spelling that slips past the rules that make one safe. */
export function judgeSearch(address: Address, search: PreparedSearch): SearchVerdict | null {
  if (!search.safeSearch && search.words.length === 0) return null;
  const engine = engineOf(address.host);
  const unsafe = engine === null ? unsafeEngineOf(address.host) : null;
  const word = search.words.length === 0 ? null : wordIn(searchedFor(address, engine, unsafe), search.words);
  if (word !== null) return { reason: 'words', rule: word.written };
  if (unsafe !== null && search.safeSearch) return { reason: 'search', rule: unsafe };
  return escapesSafeSearch(address, search);
}

/**
 * A safe-search parameter in a spelling that no network rule takes away. Nothing that a parent allows switches safe search off, so this
 * is asked for allowed sites, too.
 */
export function escapesSafeSearch(address: Address, search: PreparedSearch): SearchVerdict | null {
  if (!search.safeSearch) return null;
  const engine = engineOf(address.host);
  if (engine === null || !showsResults(engine, address)) return null;
  const parameters = parametersOf(address.query);
  const escapes = parameters.some((parameter) => isEscape(engine, parameter)) || hidesSafeOff(engine, parameters, address);
  return escapes ? { reason: 'search', rule: engine.name } : null;
}

/** Hosts (with subdomains) that are closed in the network while safe search is on. */
export const unsafeEngineHosts = (search: Settings['search']): readonly string[] => (search.safeSearch ? UNSAFE_ENGINES : []);

/** All that the address searches for; the parts can't run into one phrase. */
function searchedFor(address: Address, engine: Engine | null, unsafe: string | null): string {
  if (engine === null && unsafe === null) return '';
  const keys = engine?.wordKeys ?? USUAL_KEYS;
  const inPath = engine?.wordPath?.exec(address.path)?.[1];
  const inQuery =
    engine === null || showsResults(engine, address)
      ? parametersOf(address.query).flatMap(({ key, value }) => (keys.includes(key) ? [value] : []))
      : [];
  return [...inQuery, ...(inPath === undefined ? [] : [unescapeText(inPath)])].join(BETWEEN);
}
/** A sign that is a word of its own and that nobody blocks. */
const BETWEEN = ' \u{1F5C2} ';

function isEscape(engine: Engine, { raw, key, value }: Parameter): boolean {
  const [wanted, safe] = Object.entries(engine.params).find(([name]) => name.toLowerCase() === key) ?? [];
  return wanted !== undefined && value.trim().toLowerCase() !== safe?.toLowerCase() && !isTakenAway(raw, wanted);
}

/** DuckDuckGo's bang that switches the filter off; its plain spelling is taken out in the network. */
function hidesSafeOff(engine: Engine, parameters: readonly Parameter[], { query }: Address): boolean {
  if (engine.name !== 'duckduckgo' || /(?:!|%21)safeoff/i.test(query)) return false;
  return parameters.some(({ value }) => value.toLowerCase().includes('!safeoff'));
}
