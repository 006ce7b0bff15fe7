/** Which hosts a list may hold: by category, and the same as the slow way that reads every rule afresh. */
import fc from 'fast-check';
import { getPublicSuffix } from 'tldts';
import { describe, expect, it, test } from 'vitest';
import { mayStand } from '../../../src/core/lists/may-stand';
import { isIp } from '../../../src/core/sites/address';
import { CATEGORY_IDS, type CategoryId } from '../../../src/core/sites/category';
import { MISFILED } from '../../../src/core/sites/misfiled';
import { HARMFUL, isNeverBlocked, MIXED, NAMES, TREE } from '../../../src/core/sites/never-block';

describe('mayStand', () => {
  test.each<[string, CategoryId | null, boolean, string]>([
    ['youtube.com', 'adult', false, 'never blocked as a harm'],
    ['youtube.com', 'video', true, 'but it is a place of videos'],
    ['youtube.com', null, true, 'and a protected list is its publisher’s word'],
    ['reddit.com', 'adult', false, 'a place of everything'],
    ['reddit.com', 'social', true, 'where people meet'],
    ['co.uk', 'video', false, 'a public suffix'],
    ['co.uk', null, false, 'in a protected list too'],
    ['adult', 'adult', false, 'a top-level domain'],
    ['203.0.113.7', 'malware', true, 'an IP address'],
    ['203.0.113.7', null, true, 'an IP address'],
    ['[2001:db8::7]', 'malware', true, 'an IPv6 address'],
    ['bad.example.com', 'adult', true, 'an ordinary host'],
    ['bbtec.net', 'malware', false, 'the names of a house’s customers'],
  ])('%s in %s: %s (%s)', (host, category, expected) => expect(mayStand(host, category)).toBe(expected));
});

/** Straight from the words of the rule. */
function slowly(entry: string, category: CategoryId | null): boolean {
  const without = (host: string) => (/^www\..*\../.test(host) ? host.slice(4) : host);
  const host = category !== null && HARMFUL.includes(category) ? without(entry) : entry;
  if (!isIp(host) && getPublicSuffix(host, { allowPrivateDomains: true, extractHostname: false }) === host) return false;
  if (MISFILED.some(([wrong, id]) => id === category && (entry === wrong || entry === `www.${wrong}`))) return false;
  if (category === null || !HARMFUL.includes(category)) return true;
  if (isNeverBlocked(host) || MIXED.includes(host)) return false;
  return ![...TREE, ...NAMES, ...MIXED].some((kept) => kept.endsWith(`.${host}`));
}

it('is what the slow way says', () => {
  const label = fc.constantFrom('www', 'a', 'k12', 'blogspot', 's3', 'search', 'github', '1337x');
  const top = fc.constantFrom(
    'com',
    'co.uk',
    'adult',
    'io',
    'to',
    'imgur.com',
    'brave.com',
    'gov.pk',
    'amazonaws.com',
    'kawasaki.jp',
  );
  const made = fc.tuple(fc.array(label, { maxLength: 3 }), top).map(([labels, end]) => [...labels, end].join('.'));
  const known = fc.constantFrom(...TREE.slice(0, 50), ...NAMES.slice(0, 50), ...MIXED, ...MISFILED.map(([host]) => host));
  const ip = fc.constantFrom('203.0.113.7', '[2001:db8::7]', '10.0.0.1');
  const host = fc.oneof(
    made,
    known,
    ip,
    known.map((name) => `www.${name}`),
    known.map((name) => `sub.${name}`),
  );
  fc.assert(
    fc.property(host, fc.constantFrom(null, ...CATEGORY_IDS), (entry, category) => {
      expect(mayStand(entry, category)).toBe(slowly(entry, category));
    }),
    { numRuns: 3000 },
  );
});
