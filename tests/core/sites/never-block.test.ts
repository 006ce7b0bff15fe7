/** What no list may take from a child, what a list may still say, and that the two hand-written sides never contradict each other. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { allDirectories } from '../../../src/core/help/directory';
import { CATEGORY_IDS, HAND_WRITTEN } from '../../../src/core/sites/category';
import { HARMFUL, isNeverBlocked, MIXED, mayBeListed, NAMES, TREE } from '../../../src/core/sites/never-block';
import { parseFilter } from '../../../src/core/sites/url-filter';

describe('isNeverBlocked', () => {
  test.each<[string, boolean, string]>([
    ['quran.com', true, 'faith'],
    ['legacy.quran.com', true, 'with its subdomains'],
    ['notquran.com', false, 'label by label'],
    ['childline.org.uk', true, 'a helpline'],
    ['punjabpolice.gov.pk', true, 'a branch of the state'],
    ['www.lums.edu.pk', true, 'a branch of universities'],
    ['www.sussex.ac.uk', true, 'a name that only looks harmful'],
    ['middlesex.edu', true, 'the same'],
    ['www.nhs.uk', true, 'health'],
    ['www.scarleteen.com', true, 'growing up, told for the young'],
    ['fightthenewdrug.org', true, 'a way out of addiction'],
    ['www.google.com.pk', true, 'search that can be made safe, in every country'],
    ['images.google.com', true, 'its other doors'],
    ['www.meezanbank.com', true, 'a bank of Pakistan'],
    ['github.com', true, 'a popular name'],
    ['www.github.com', true, 'and with www.'],
    ['someone.github.com', false, 'but nobody’s pages below it'],
    ['java.com', true, 'wrong in public lists'],
    ['www.xxxlutz.de', true, 'a furniture shop'],
    ['kinopoisk.ru', true, 'wrong in a public list'],
    ['drugs.com', true, 'medicine'],
    ['reddit.com', false, 'a place of everything: its labels count'],
    ['pornhub.com', false, 'harmful'],
    ['erowid.org', false, 'of drugs, but not of medicine'],
    ['203.0.113.7', false, 'an address that nobody knows'],
    ['localhost', false, 'a name without a dot'],
    ['', false, 'no host'],
  ])('%s: %s (%s)', (host, expected) => expect(isNeverBlocked(host)).toBe(expected));

  test('every web address of the help directory', () => {
    const channels = allDirectories().flatMap(({ entries }) => entries.flatMap((entry) => entry.channels));
    const hosts = channels.flatMap((channel) => (channel.type === 'web' ? [new URL(channel.value).hostname] : []));
    expect(hosts.length).toBeGreaterThan(4);
    expect(hosts.filter((host) => !isNeverBlocked(host))).toEqual([]);
  });
});

describe('mayBeListed', () => {
  test.each<[string, boolean, string]>([
    ['bad.test.example.com', true, 'an ordinary host'],
    ['pornhub.com', true, 'a harmful one'],
    ['203.0.113.7', true, 'an IP address'],
    ['[2001:db8::7]', true, 'an IPv6 address'],
    ['github.com', false, 'a popular name'],
    ['www.github.com', false, 'with www.'],
    ['someone.github.com', true, 'a page of anyone below a popular name'],
    ['maps.google.com', false, 'below a host that is kept with its subdomains'],
    ['iwf.org.uk', false, 'above a help page'],
    ['brave.com', false, 'above a search that is kept'],
    ['pk', false, 'a whole country'],
    ['adult', false, 'a top-level domain, seen in a public list'],
    ['co.uk', false, 'a public suffix'],
    ['blogspot.com', false, 'a public suffix of a company'],
    ['harm.blogspot.com', true, 'one blog'],
    ['reddit.com', false, 'a place of everything, whole'],
    ['www.tumblr.com', false, 'the same with www.'],
    ['harm.tumblr.com', true, 'a part of it'],
    ['wwwgithub.com', true, 'another host'],
    ['localhost', false, 'a name without a dot'],
  ])('%s: %s (%s)', (entry, expected) => expect(mayBeListed(entry)).toBe(expected));
});

describe('the hosts written down', () => {
  const written = [...TREE, ...NAMES, ...MIXED];
  test('are canonical, each once, and none that its tree already holds', () => {
    const within = (host: string) => TREE.some((top) => host.endsWith(`.${top}`));
    for (const host of written) {
      const parsed = parseFilter(host);
      expect(parsed.ok ? parsed.filter.host : parsed.error.message, host).toBe(host);
    }
    expect(new Set(written).size).toBe(written.length);
    expect(written.filter(within)).toEqual([]);
    expect(NAMES.length).toBeGreaterThan(400);
  });
  test('HARMFUL are categories; what is left out of it is no harm in itself', () => {
    const rest = CATEGORY_IDS.filter((id) => !HARMFUL.includes(id));
    expect(rest).toEqual(['social', 'video', 'gaming', 'shopping', 'news', 'education']);
  });
  test('no harmful category written by hand holds one of them, or stands above one', () => {
    const harmful = HARMFUL.flatMap((id) => HAND_WRITTEN.hostsOf(id));
    expect(harmful.filter(isNeverBlocked)).toEqual([]);
    const stopped = written.filter((host) => HAND_WRITTEN.categoriesOf(host).some((id) => HARMFUL.includes(id)));
    expect(stopped).toEqual([]);
  });
  test('categories that are no harm may name them: a parent’s stop on videos stops youtube.com', () => {
    expect(isNeverBlocked('youtube.com')).toBe(true);
    expect(HAND_WRITTEN.categoriesOf('www.youtube.com')).toEqual(['video']);
  });
});

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');
interface Line {
  readonly url: string;
  readonly class: string;
  readonly expect: string;
}
it.skipIf(!existsSync(DATA))('names that only look harmful: every real one of the bypass corpus is kept', () => {
  const lines = readFileSync(path.join(DATA, 'bypass.jsonl'), 'utf8').trim().split('\n');
  const hosts = lines
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.class === 'scunthorpe' && !line.url.includes('.example/'))
    .map((line) => new URL(line.url).hostname);
  expect(hosts.length).toBeGreaterThan(10);
  expect(hosts.filter((host) => !isNeverBlocked(host))).toEqual([]);
});
