/** Kinds of rules about services: their other names (short hosts, players, front ends), and engines that can't be made safe. */
import type { Recipe } from './kinds';
import type { Random } from './random';

const NAMES = [
  'youtube.com',
  'www.youtube.com',
  'm.youtube.com',
  'youtu.be',
  'www.youtube-nocookie.com',
  'youtubekids.com',
  'rr1.sn-abc.googlevideo.com',
  'reddit.com',
  'old.reddit.com',
  'i.redd.it',
  'x.com',
  'twitter.com',
  'vxtwitter.com',
  'example.com',
  'notyoutube.com',
];

export const SERVICE_KINDS: Readonly<Record<string, (random: Random) => Recipe>> = {
  alias: (random) => ({
    document: {
      version: 1,
      sites: {
        block: random.some(['youtube.com', 'reddit.com', '.youtube.com', 'www.youtube.com', 'twitter.com', 'x.com'], 3),
        allow: random.chance(0.4) ? random.some(['youtubekids.com', 'youtu.be', 'i.redd.it', 'm.youtube.com', 'redd.it'], 2) : [],
      },
      ...(random.chance(0.3) ? { categories: { [random.pick(['video', 'social'] as const)]: 'block' as const } } : {}),
    },
    address: (r) => `https://${r.pick(NAMES)}/`,
  }),
  'alias in a schedule': (random) => ({
    document: {
      version: 1,
      sites: { allow: random.chance(0.3) ? ['youtu.be'] : [] },
      schedules: [
        {
          id: 'night',
          from: '21:00',
          to: '06:00',
          targets: random.some(['youtube.com', 'category:video', 'reddit.com', 'x.com'], 2),
        },
      ],
    },
    address: (r) => `https://${r.pick(NAMES)}/`,
  }),
  'unsafe engine': (random) => ({
    document: {
      version: 1,
      search: { safeSearch: true },
      sites: { allow: random.chance(0.4) ? random.some(['startpage.com', 'searx.example', 'baidu.com', 'kagi.com'], 2) : [] },
    },
    address: (r) =>
      `https://${r.pick(['www.startpage.com', 'startpage.com', 'searx.example', 'www.baidu.com', 'kagi.com', 'mysearx.test', 'example.com', 'whoogle.host.test', 'libre.test', 'notkagi.com'])}/${r.pick(['', 'search', 'a/b'])}`,
  }),
};
