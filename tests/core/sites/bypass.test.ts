/** The corpus of ways around a host filter (HIFAZAT_DATA): every spelling of a blocked host is stopped, no look-alike is. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addressOf, world } from '../rules/fixture';

interface Entry {
  readonly id: string;
  readonly url: string;
  readonly class: string;
  readonly expect: 'allow' | 'block';
  readonly target?: string;
}
/** The classes that a host filter alone decides; the others need categories, unwrapping or a running browser. */
const CLASSES = [
  'plain',
  'subdomain',
  'case',
  'trailing-dot',
  'userinfo',
  'port',
  'percent-host',
  'unicode-host',
  'odd-slashes',
  'idn',
  'ip-forms',
  'ip-v6-mapped',
  'ipv6',
  'path-encoding',
  'lookalike-host',
  'lookalike-userinfo',
  'lookalike-path-query',
  'path-lookalike',
];
const file = path.join(process.env.HIFAZAT_DATA ?? '../shared/data', 'bypass.jsonl');
const isHere = existsSync(file);
const all = isHere
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry)
  : [];
const isHost = ({ target }: Entry) => target !== undefined && !target.startsWith('category:');
const rows = all
  .filter((entry) => CLASSES.includes(entry.class) && isHost(entry))
  .map((entry): [string, Entry] => [`${entry.class} ${entry.id}: ${entry.url}`, entry]);

describe.skipIf(!isHere)('[data] ways around a host filter', () => {
  test('the corpus has every class', () =>
    expect([...new Set(rows.map(([, entry]) => entry.class))].sort()).toEqual([...CLASSES].sort()));
  for (const [name, entry] of rows) {
    test(`[data] ${name}`, () => {
      const given = world({ document: { sites: { block: [entry.target ?? ''] } } });
      expect(given.verdict(entry.url).action).toBe(entry.expect);
      // What the network layer stops, judge() stops as well.
      if (entry.expect === 'allow') expect(given.network(addressOf(entry.url).href)).toBe('allow');
    });
  }
});
