/** The corpus of ways around a blocked site (HIFAZAT_DATA), as far as the address alone can answer; the others are named with who closes them. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isJudged, parseAddress } from '../../../src/core/sites/address';
import { innerAddresses } from '../../../src/core/sites/inner-addresses';
import { matches, parseFilter } from '../../../src/core/sites/url-filter';

interface Entry {
  readonly id: string;
  readonly url: string;
  readonly class: string;
  readonly expect: 'allow' | 'block';
  readonly stage: 'request' | 'redirect' | 'content' | 'runtime';
  readonly target: string;
  readonly needs?: string;
}
/** Lines that the address can't answer: by class, or by id where only some of a class are such. */
const OTHERS: Readonly<Record<string, string>> = {
  'dark-web-gateway': 'category darkweb: which onion site is behind it stands nowhere',
  'decentralised-gateway': 'category proxy: a content hash says nothing of the site',
  'proxy-site': 'category proxy: the site that the child will type is not in the address yet',
  shortener: 'the redirect hop: the target is known only to the shortener',
  'embed-in-search': 'the frame and media requests to the player, which the host rules stop',
};
const file = path.join(process.env.HIFAZAT_DATA ?? '../shared/data', 'bypass.jsonl');
const isHere = existsSync(file);
const entries = isHere
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry)
      .filter(({ stage, target }) => stage !== 'runtime' && !target.startsWith('category:'))
  : [];
const isOther = (entry: Entry) => entry.class in OTHERS || entry.id in OTHERS;
const isOptIn = ({ needs = '' }: Entry) => needs.includes('opt-in');

/** Does the target's block filter match the address itself (where pages of its scheme are judged) or one that it shows? */
function isStopped({ url, target }: Entry, guessProxies: boolean): boolean {
  const parsed = parseAddress(url);
  const filter = parseFilter(target);
  if (!filter.ok) throw new Error(filter.error.message);
  if (!parsed.ok) return false; // the browser opens nothing
  const inner = innerAddresses(parsed.address, { guessProxies }).map(({ address }) => address);
  const judged = isJudged(parsed.address) ? [parsed.address, ...inner] : inner;
  return judged.some((address) => matches(filter.filter, address, 'block'));
}

describe.skipIf(!isHere)('[data] ways around a blocked site', () => {
  const answered = entries.filter((entry) => !isOther(entry));
  const named = (wanted: (entry: Entry) => boolean) =>
    answered.filter(wanted).map((entry): [string, Entry] => [`${entry.id}: ${entry.url}`, entry]);

  test.each(named((entry) => entry.expect === 'block' && !isOptIn(entry)))('[data] stopped: %s', (_, entry) =>
    expect(isStopped(entry, false)).toBe(true),
  );
  test.each(named(isOptIn))('[data] stopped only where guessing is on: %s', (_, entry) =>
    expect([isStopped(entry, false), isStopped(entry, true)]).toEqual([false, true]),
  );
  test.each(named((entry) => entry.expect === 'allow'))('[data] open, guessing or not: %s', (_, entry) =>
    expect([isStopped(entry, false), isStopped(entry, true)]).toEqual([false, false]),
  );
  test.each(Object.entries(OTHERS))('[data] %s is left to %s: the address alone stops none of them', (name) => {
    const left = entries.filter((entry) => entry.class === name || entry.id === name);
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((entry) => isStopped(entry, true)).map(({ id }) => id)).toEqual([]);
  });
  test('[data] says how many of each class the address alone stops', () => {
    const lines = [...new Set(entries.map((entry) => entry.class))].sort().map((name) => {
      const blocks = entries.filter((entry) => entry.class === name && entry.expect === 'block');
      return `${name}: ${blocks.filter((entry) => isStopped(entry, isOptIn(entry))).length} of ${blocks.length}`;
    });
    console.info(lines.filter((line) => !line.endsWith('0 of 0')).join('\n'));
    expect(answered.length).toBeGreaterThan(entries.length * 0.8);
  });
});
