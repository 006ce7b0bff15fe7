/** One recipe a kind of rule: filters, settings around them, and the addresses that lie near their edges. */
import { helpPages } from '../../src/core/help/help-pages';
import type { Grant } from '../../src/core/rules/state';
import type { SettingsDocument } from '../../src/core/settings/schema';
import { SERVICE_KINDS } from './kinds-services';
import type { Random } from './random';

export interface Recipe {
  readonly document: SettingsDocument;
  readonly grants?: readonly Grant[];
  readonly used?: Readonly<Record<string, number>>;
  /** Makes an address near the rules' edges. */
  readonly address: (random: Random) => string;
}
export const HOSTS = [
  'example.com',
  'a.example.com',
  'b.a.example.com',
  'site.test',
  'www.site.test',
  'x.pk',
  'school.edu.pk',
  'notexample.com',
  'example.com.evil.test',
];
/** Spellings of blocked paths that the network layer doesn't see through (the sweep does), and ones that must stay open. */
const ODD_PATHS = [
  '/sh%6frts',
  '/x/..%2fshorts',
  '//shorts/abc',
  '/%77atch',
  '/a%2fb',
  '/a//b',
  '/SHORTS',
  '/shor%74x',
  '/x%2fshorts',
];
const PLAIN_PATHS = ['/', '/shorts', '/watch', '/a/b/c', '/news?id=1', '/a/?q=x&y=2'];
const url = (random: Random, host = random.pick(HOSTS), path = random.pick(PLAIN_PATHS)) =>
  `${random.pick(['http', 'https'])}://${host}${path}`;
const sites = (
  random: Random,
  filters: readonly string[],
  more: Partial<NonNullable<SettingsDocument['sites']>> = {},
): SettingsDocument => {
  const block = random.some(filters, 3);
  const rest = filters.filter((filter) => !block.includes(filter));
  const allow = rest.length > 0 && random.chance(0.6) ? random.some(rest, 2) : [];
  return { version: 1, sites: { block, allow, ...(random.chance(0.2) ? { default: 'block' as const } : {}), ...more } };
};
const grant = (what: Partial<Grant>): Grant => ({ id: 'g', until: null, ...what });

export const KINDS: Readonly<Record<string, (random: Random) => Recipe>> = {
  ...SERVICE_KINDS,
  scheme: (random) => ({
    document: sites(random, [
      'https://example.com',
      'http://example.com',
      'http://*',
      'https://site.test',
      'https://*',
      'http://.site.test',
      'ftp://example.com',
    ]),
    address: (r) => url(r, r.pick(['example.com', 'a.example.com', 'site.test', 'www.site.test', 'x.pk'])),
  }),
  port: (random) => ({
    document: sites(random, [
      'example.com:8080',
      'example.com:443',
      'example.com:80',
      '*:8443',
      'https://site.test:443',
      'site.test',
      '.site.test:8080',
    ]),
    address: (r) =>
      `${r.pick(['http', 'https'])}://${r.pick(['example.com', 'a.example.com', 'site.test', 'www.site.test'])}${r.pick(['', '', ':80', ':443', ':8080', ':8443'])}/${r.pick(['', 'p', 'a:8080/'])}`,
  }),
  'leading dot': (random) => ({
    document: sites(random, ['.example.com', '.a.example.com', 'example.com', '.site.test', '.www.site.test', 'a.example.com']),
    address: (r) => url(r, r.pick(HOSTS)),
  }),
  star: (random) => ({
    document: sites(random, ['*', 'example.com', '.site.test', 'x.pk', '*/shorts', '*?id=1'], {
      block: ['*', ...random.some(['a.example.com', 'x.pk/a', '*/watch'], 2)],
      allow: random.some(['example.com', 'site.test', '.x.pk', 'school.edu.pk/a', 'b.a.example.com'], 3),
    }),
    address: (r) => url(r, r.pick(HOSTS)),
  }),
  'nested hosts': (random) => ({
    document: sites(random, [
      'example.com',
      'a.example.com',
      'b.a.example.com',
      'test',
      'site.test',
      'www.site.test',
      'edu.pk',
      'school.edu.pk',
      'pk',
    ]),
    address: (r) => url(r, r.pick([...HOSTS, 'c.b.a.example.com', 'deep.www.site.test'])),
  }),
  path: (random) => ({
    document: sites(random, [
      'example.com/shorts',
      'example.com',
      'a.example.com/a',
      'site.test/watch',
      'site.test/a/b',
      '.site.test/',
      'example.com/shorts/abc',
    ]),
    address: (r) =>
      url(
        r,
        r.pick(['example.com', 'a.example.com', 'site.test', 'www.site.test']),
        r.chance(0.4) ? r.pick(ODD_PATHS) : r.pick(['/', '/shorts', '/shorts/abc', '/shortsx', '/watch', '/a/b/c', '/a/', '/b']),
      ),
  }),
  precedence: (random) => {
    const filters = [
      'site.test',
      'https://site.test',
      'site.test/a',
      'site.test/a/b',
      '.site.test/a',
      'site.test/a?k',
      'http://.www.site.test',
      'test/a',
    ];
    const block = filters.filter(() => random.chance(0.5));
    return {
      document: { version: 1, sites: { block, allow: filters.filter((filter) => !block.includes(filter)) } },
      address: (r) =>
        `${r.pick(['http', 'https'])}://${r.pick(['site.test', 'site.test', 'www.site.test', 'x.test'])}${r.pick(['/', '/a', '/a/b', '/a/x', '/a?k', '/b'])}`,
    };
  },
  'query tokens': (random) => ({
    document: sites(random, [
      'site.test/watch?v=V1',
      'site.test?v=V*',
      'site.test/watch',
      'site.test?k',
      'site.test/watch?v=V1&t=2',
      'site.test/watch?v=V1&t=2&k',
      'site.test?list=*',
      '*?q=bad',
    ]),
    address: (r) =>
      `https://${r.pick(['site.test', 'www.site.test', 'x.pk'])}${r.pick(['/watch', '/', '/watch/x'])}?${r.some(['v=V1', 'v=V2', 'v=W', 'k', 'k=1', 't=2', 'list=abc', 'q=bad', 'q=good'], 3).join('&')}`,
  }),
  idn: (random) => ({
    document: sites(random, [
      'spielhölle.test',
      'xn--spielhlle-57a.test',
      'اردو.pk',
      '.bücher.site.test',
      'BÜCHER.site.test/a',
      'site.test',
    ]),
    address: (r) =>
      url(
        r,
        r.pick([
          'spielhölle.test',
          'www.spielhölle.test',
          'xn--spielhlle-57a.test',
          'اردو.pk',
          'خبر.اردو.pk',
          'bücher.site.test',
          'x.bücher.site.test',
          'site.test',
          'spielholle.test',
          'urdu.pk',
        ]),
        r.pick(['/', '/a', '/b']),
      ),
  }),
  ip: (random) => ({
    document: sites(random, [
      '203.0.113.7',
      '[2001:db8::7]',
      '203.0.113.7:8080',
      '[2001:db8::7]/a',
      '.203.0.113.9',
      '[::1]',
      '203.0.113.0',
      '*:8080',
    ]),
    address: (r) =>
      `http://${r.pick(['203.0.113.7', '203.0.113.9', '203.0.113.0', '0xcb007107', '203.0.28935', '[2001:db8::7]', '[2001:0db8:0:0:0:0:0:7]', '[2001:db8::8]', '[::1]', '[::ffff:203.0.113.7]', '1.203.0.113.example.com'])}${r.pick(['', '', ':8080'])}/${r.pick(['', 'a', 'b'])}`,
  }),
  'trailing dot': (random) => ({
    document: sites(random, ['example.com', '.site.test', 'a.example.com', 'x.pk/a', 'site.test:8080', 'example.com.']),
    address: (r) =>
      `http://${r.pick(['example.com.', 'a.example.com.', 'site.test.', 'www.site.test.', 'x.pk.', 'b.x.pk.', 'notexample.com.'])}${r.pick(['', ':8080'])}/${r.pick(['', 'a', 'a?q=1.'])}`,
  }),
  case: (random) => ({
    document: sites(random, ['EXAMPLE.com', 'Site.Test/Watch', 'site.test/news', 'HTTPS://x.PK', 'A.example.COM', '.SITE.test']),
    address: (r) =>
      `${r.pick(['HTTP', 'https', 'HttpS'])}://${r.pick(['Example.COM', 'a.EXAMPLE.com', 'SITE.test', 'www.site.TEST', 'X.pk'])}/${r.pick(['', 'Watch', 'watch', 'NEWS', 'news', 'x'])}`,
  }),
  schedule: (random) => ({
    document: {
      ...sites(random, ['x.pk', 'school.edu.pk', 'example.com/shorts', 'a.example.com']),
      schedules: [
        {
          id: 'bedtime',
          from: '21:30',
          to: '06:30',
          targets: random.pick([
            ['*'],
            ['example.com', 'site.test'],
            ['category:video', 'x.pk'],
            ['site.test/watch', 'example.com'],
          ]),
          except: random.pick([
            [],
            ['school.edu.pk'],
            ['category:education', 'a.example.com'],
            ['www.site.test'],
            ['site.test/a', 'x.pk'],
          ]),
        },
      ],
    },
    grants: random.chance(0.2) ? [grant({ schedule: 'bedtime' })] : [],
    address: (r) => url(r, r.pick([...HOSTS, 'youtube.com', 'khanacademy.org'])),
  }),
  limit: (random) => ({
    document: {
      ...sites(random, ['x.pk', 'b.a.example.com']),
      limits: [
        {
          id: 'games',
          minutes: 60,
          targets: random.pick([['category:gaming', 'site.test'], ['*'], ['example.com', 'x.pk/a']]),
          except: random.pick([[], ['a.example.com', 'category:education'], ['chess.com', 'school.edu.pk']]),
        },
        { id: 'all', minutes: 30, targets: ['notexample.com'] },
      ],
    },
    used: { games: random.pick([60, 61, 59, 90]), all: random.pick([0, 30]) },
    grants: random.chance(0.2) ? [grant({ limit: 'games', minutes: 15 })] : [],
    address: (r) => url(r, r.pick([...HOSTS, 'roblox.com', 'www.chess.com', 'khanacademy.org'])),
  }),
  grant: (random) => ({
    document: {
      ...sites(
        random,
        ['example.com', 'site.test/watch', 'x.pk', 'a.example.com'],
        random.chance(0.4) ? { default: 'block' } : {},
      ),
      schedules: [
        {
          id: 'always',
          from: '00:00',
          to: '00:00',
          targets: random.pick([['site.test'], ['example.com', 'www.site.test'], ['x.pk']]),
        },
      ],
    },
    grants: random.some(
      [
        grant({ site: 'example.com' }),
        grant({ site: 'site.test/watch' }),
        grant({ site: '.x.pk' }),
        grant({ schedule: 'always' }),
        grant({ site: 'https://a.example.com' }),
      ],
      2,
    ),
    address: (r) =>
      url(
        r,
        r.pick(['example.com', 'a.example.com', 'site.test', 'www.site.test', 'x.pk', 'b.x.pk']),
        r.pick(['/', '/watch', '/a']),
      ),
  }),
  'help page': (random) => {
    const pages = helpPages();
    const hosts = pages.map(({ host }) => host);
    return {
      document: {
        version: 1,
        sites: { block: random.some([...hosts, '*', 'org', 'pk'], 3), default: random.pick(['allow', 'block'] as const) },
        schedules: random.chance(0.5) ? [{ id: 'always', from: '00:00', to: '00:00', targets: ['*'] }] : [],
      },
      address: (r) => {
        const { host, path } = r.pick(pages);
        return `https://${r.pick([host, host, `evil.${host}`, host.replace(/^[^.]+\./, ''), `not${host}`])}${r.pick(['', '', ':444'])}${r.pick([path ?? '/', `${path ?? ''}/x`, '/', '/other', `${path ?? '/x'}y`])}`;
      },
    };
  },
};
