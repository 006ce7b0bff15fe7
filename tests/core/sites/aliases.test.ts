/** A service under another name: an alias, a player, a front end, known by host, by the software's name or by the form of its address. */
import { describe, expect, test } from 'vitest';
import { SERVICES } from '../../../src/core/sites/alias-hosts';
import { aliasHostsOf } from '../../../src/core/sites/aliases';
import { matches, parseFilter } from '../../../src/core/sites/url-filter';
import { innerOf, shown } from './inner-fixture';

const VIDEO = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';

describe('the same page on the service', () => {
  test.each([
    ['https://youtu.be/dQw4w9WgXcQ', VIDEO],
    ['https://youtu.be/dQw4w9WgXcQ?t=5', `${VIDEO}&t=5`],
    ['http://youtu.be/dQw4w9WgXcQ', 'http://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'https://www.youtube.com/embed/dQw4w9WgXcQ'],
    ['https://www.youtubekids.com/', 'https://www.youtube.com/'],
    ['https://rr1---sn-abc.googlevideo.com/videoplayback?id=x', 'https://www.youtube.com/videoplayback?id=x'],
    ['https://i.ytimg.com/vi/dQw4w9WgXcQ/hq.jpg', VIDEO],
    ['https://yewtu.be/watch?v=dQw4w9WgXcQ', VIDEO],
    ['https://yewtu.be:8443/shorts/dQw4w9WgXcQ', 'https://www.youtube.com/shorts/dQw4w9WgXcQ'],
    ['https://ssyoutube.com/watch?v=dQw4w9WgXcQ', VIDEO],
    ['https://redd.it/abc12', 'https://www.reddit.com/comments/abc12'],
    ['https://i.redd.it/x.jpg', 'https://www.reddit.com/x.jpg'],
    ['https://safereddit.com/r/cats', 'https://www.reddit.com/r/cats'],
    ['https://vxtiktok.com/@u/video/1', 'https://www.tiktok.com/@u/video/1'],
    ['https://urlebird.com/user/u/', 'https://www.tiktok.com/user/u/'],
    ['https://ddinstagram.com/p/abc/', 'https://www.instagram.com/p/abc/'],
    ['https://fb.com/someone', 'https://www.facebook.com/someone'],
    ['https://discord.gg/abc', 'https://www.discord.com/abc'],
    ['https://wa.me/123', 'https://www.whatsapp.com/123'],
    ['https://t.me/s/channel', 'https://www.telegram.org/s/channel'],
    ['https://pin.it/abc', 'https://www.pinterest.com/abc'],
    ['wss://gateway.discord.media/', 'wss://www.discord.com/'],
  ])('%s', (alias, service) =>
    expect(innerOf(alias).map(({ via, address }) => [via, address.href])).toEqual([['alias', service]]),
  );

  test('X and Twitter are one: each counts as the other, a front end as both', () => {
    expect(shown('https://x.com/u')).toEqual(['https://www.twitter.com/u']);
    expect(shown('https://mobile.twitter.com/u')).toEqual(['https://www.x.com/u']);
    expect(shown('https://nitter.net/u').sort()).toEqual(['https://www.twitter.com/u', 'https://www.x.com/u']);
    expect(shown('https://fixupx.com/u/status/1')).toContain('https://www.x.com/u/status/1');
  });
  test.each([
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    'https://m.youtube.com/',
    'https://old.reddit.com/r/x',
    'https://vm.tiktok.com/a/',
  ])('the service itself has no other name: %s', (own) => expect(shown(own)).toEqual([]));
});

describe('an unknown instance', () => {
  test.each([
    ['https://invidious.host.example/', 'youtube.com'],
    ['https://invidious.example/', 'youtube.com'],
    ['https://www.invidious.host.example/feed', 'youtube.com'],
    ['https://inv.host.example/', 'youtube.com'],
    ['https://inv-ygg.host.example/', 'youtube.com'],
    ['https://inv2.host.example/', 'youtube.com'],
    ['https://piped.host.example/trending', 'youtube.com'],
    ['https://yt.host.example/channel/UCx', 'youtube.com'],
    ['https://anything.example/watch?v=dQw4w9WgXcQ', 'youtube.com'],
    ['https://anything.example/watch/?list=x&v=dQw4w9WgXcQ', 'youtube.com'],
    ['https://anything.example//watch?v=dQw4w9WgXcQ', 'youtube.com'],
    ['https://anything.example/%77atch?%76=dQw4w9WgXcQ', 'youtube.com'],
    ['https://anything.example/latest_version?id=dQw4w9WgXcQ&itag=18', 'youtube.com'],
    ['https://anything.example/api/v1/videos/dQw4w9WgXcQ', 'youtube.com'],
    ['https://nitter.host.example/u', 'twitter.com'],
    ['https://nitter-2.host.example/u', 'x.com'],
    ['https://redlib.host.example/r/x', 'reddit.com'],
    ['https://libreddit.example/r/x', 'reddit.com'],
    ['https://teddit.host.example/r/x', 'reddit.com'],
    ['https://reddit.host.example/r/cats', 'reddit.com'],
    ['https://anything.example/r/cats/comments/abc123/a_title/', 'reddit.com'],
    ['https://anything.example/someone/status/1234567890123456789', 'twitter.com'],
    ['https://anything.example/someone/status/1234567890123456789', 'x.com'],
    ['https://proxitok.host.example/@u', 'tiktok.com'],
    ['https://tok.host.example/@u', 'tiktok.com'],
    ['https://ig.host.example/p/Cabc', 'instagram.com'],
    ['https://rimgo.host.example/a/abcde', 'imgur.com'],
    ['https://quetre.host.example/', 'quora.com'],
    ['https://safetwitch.host.example/', 'twitch.tv'],
    ['https://wikiless.host.example/wiki/Cat', 'wikipedia.org'],
  ])('%s counts as %s', (url, root) => expect(innerOf(url).some(({ address }) => address.host === `www.${root}`)).toBe(true));
});

describe('which of a parent’s filters stop an alias', () => {
  test.each([
    ['youtube.com', true],
    ['www.youtube.com', true],
    ['.youtube.com', false],
    ['youtube.com/watch', true],
    ['youtube.com/shorts', false],
    ['m.youtube.com', false],
    ['youtu.be', false],
  ])('%s: %s', (text, expected) => {
    const filter = parseFilter(text);
    if (!filter.ok) throw new Error(text);
    const stopped = innerOf('https://youtu.be/dQw4w9WgXcQ').some(({ address }) => matches(filter.filter, address, 'block'));
    expect(stopped).toBe(expected);
  });
});

describe('the table', () => {
  test('aliasHostsOf gives a service’s hosts, and none for other names', () => {
    expect(aliasHostsOf('youtube.com')).toEqual(expect.arrayContaining(['youtu.be', 'youtube-nocookie.com', 'googlevideo.com']));
    expect(aliasHostsOf('twitter.com')).toContain('x.com');
    expect(aliasHostsOf('x.com')).toContain('twitter.com');
    for (const name of ['example.com', 'www.youtube.com', '', 'constructor', '__proto__']) expect(aliasHostsOf(name)).toEqual([]);
  });
  test.each(Object.entries(SERVICES))('%s: canonical hosts, each once, none inside the service', (root, hosts) => {
    expect(new Set(hosts).size).toBe(hosts.length);
    for (const host of hosts) {
      const filter = parseFilter(host);
      expect(filter.ok && filter.filter.text, host).toBe(host);
      expect(
        innerOf(`https://${host}/`).some(({ address }) => address.host === `www.${root}`),
        host,
      ).toBe(true);
      expect(host.endsWith(`.${root}`), host).toBe(false);
    }
  });
});
