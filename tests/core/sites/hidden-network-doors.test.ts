/** Doors from the open web into hidden networks (help facts 6.2): each with all that is below it, and nothing that only looks like one. */
import { describe, expect, test } from 'vitest';
import { HAND_WRITTEN } from '../../../src/core/sites/category';

const SHORT = 'abcdefghijklmnop';
const LONG = 'a2b3c4d5e6f7ghijklmnopqrstuvwxyza2b3c4d5e6f7ghijklmnopqr';
const isDoor = (host: string) => HAND_WRITTEN.categoriesOf(host).includes('darkweb');

/** Of Sigma rule b55ca2a3, and two seen since. */
const DOORS =
  'hiddenservice.net onion.ca onion.cab onion.casa onion.city onion.direct onion.dog onion.glass onion.gq onion.ink onion.it onion.link onion.lt onion.lu onion.nu onion.pet onion.plus onion.rip onion.sh onion.to onion.top s1.tor-gateways.de s5.tor-gateways.de t2w.pw tor2web.ae.org tor2web.blutmagie.de tor2web.com tor2web.fi tor2web.io tor2web.org tor2web.xyz torlink.co onion.ly onion.ws';

describe('a door', () =>
  test.each(DOORS.split(' '))('%s, and any site behind it', (host) => {
    for (const one of [host, `www.${host}`, `${SHORT}.${host}`, `${LONG}.${host}`])
      expect([one, isDoor(one)]).toEqual([one, true]);
  }));

describe('no door', () =>
  test.each([
    'onions.com',
    'theonion.com',
    'onion.com',
    'myonion.to',
    'notonion.to.example',
    'onion.to.example',
    `${LONG}.example.com`,
    'tor2web.example.org',
    'nottor2web.org',
    'tor2web.org.example',
    'blutmagie.de',
    'ae.org',
    'gateways.de',
    'tor.example',
    'torproject.org',
    'ly',
  ])('%s', (host) => expect(isDoor(host)).toBe(false)));
