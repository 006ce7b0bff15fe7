/** How much of the collected instances of other front ends (HIFAZAT_DATA) counts as the service: by its home page, and by a page of content. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isWithin } from '../../../src/core/sites/address';
import { SERVICES } from '../../../src/core/sites/alias-hosts';
import { innerOf } from './inner-fixture';

const folder = path.join(process.env.HIFAZAT_DATA ?? '../shared/data', 'altfrontends');
const isHere = existsSync(folder);
const hostsIn = (name: string): string[] =>
  isHere
    ? readFileSync(path.join(folder, `${name}.txt`), 'utf8')
        .trim()
        .split('\n')
    : [];

const watch = '/watch?v=dQw4w9WgXcQ';
const story = '/@someone/some-title-0123456789ab';
/** Software, service, a page of content there, and the floor in per cent for such pages. Names that say nothing can't be known. */
const FRONT_ENDS: readonly (readonly [name: string, root: string, page: string, floor: number])[] = [
  ['invidious', 'youtube.com', watch, 100],
  ['piped', 'youtube.com', watch, 100],
  ['pipedMaterial', 'youtube.com', watch, 100],
  ['poke', 'youtube.com', watch, 100],
  ['cloudtube', 'youtube.com', watch, 100],
  ['hyperpipe', 'youtube.com', watch, 100],
  ['nitter', 'twitter.com', '/someone/status/1', 80],
  ['nitter', 'x.com', '/someone/status/1', 80],
  ['redlib', 'reddit.com', '/r/aww/', 80],
  ['proxiTok', 'tiktok.com', '/@someone', 80],
  ['proxigram', 'instagram.com', '/p/Cabcdef/', 80],
  ['kittygram', 'instagram.com', '/p/Cabcdef/', 60],
  ['rimgo', 'imgur.com', '/a/abcde', 60],
  ['libMedium', 'medium.com', story, 40],
  ['scribe', 'medium.com', story, 50],
  ['quetre', 'quora.com', '/What-is-a-cat', 60],
  ['safetwitch', 'twitch.tv', '/someone', 70],
  ['twineo', 'twitch.tv', '/someone', 100],
  ['binternet', 'pinterest.com', '/search?q=x', 60],
  ['soundcloak', 'soundcloud.com', '/someone', 30],
  ['wikiless', 'wikipedia.org', '/wiki/Cat', 40],
  ['priviblur', 'tumblr.com', '/someone', 40],
  ['pixivFe', 'pixiv.net', '/artworks/1', 80],
  ['breezeWiki', 'fandom.com', '/x/wiki/Main', 50],
];
const counts = (root: string, host: string, page: string) =>
  innerOf(`https://${host}${page}`).some(({ address }) => address.host === `www.${root}`);
const share = (part: readonly string[], all: readonly string[]) => `${part.length}/${all.length}`;

describe.skipIf(!isHere)('[data] front ends that count as their service', () => {
  for (const [name, root, page, floor] of FRONT_ENDS) {
    test(`[data] ${name} → ${root}: at least ${floor} %`, () => {
      const all = hostsIn(name);
      const listed = all.filter((host) => (SERVICES[root] ?? []).some((known) => isWithin(host, known)));
      const home = all.filter((host) => counts(root, host, '/'));
      const content = all.filter((host) => counts(root, host, page));
      console.info(`${name} → ${root}: by table ${share(listed, all)}, home ${share(home, all)}, content ${share(content, all)}`);
      expect((100 * content.length) / all.length).toBeGreaterThanOrEqual(floor);
    });
  }
  test('[data] of all popular sites only a service’s own other hosts count as a service', () => {
    const popular = readFileSync(path.join(folder, '../popular/tranco10k.txt'), 'utf8').trim().split('\n');
    const listed = new Set(Object.values(SERVICES).flat());
    expect(popular.filter((host) => innerOf(`https://${host}/`, true).length > 0 && !listed.has(host))).toEqual([]);
  });
});
