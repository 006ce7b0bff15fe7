/**
 * Well-kept public lists that a parent may subscribe to. Nothing here is fetched before a parent says yes. Sizes and caveats were measured on
 * the snapshot of `checked`; every address was seen in its publisher's repository. There is no list against child abuse here: those come
 * from whoever is allowed to hold one, through policy or by a parent's own hand.
 */
import type { CategoryId } from '../sites/category';
import type { ListFormat } from './list-meta';

export interface GalleryList {
  /** The id that a subscription gets. */
  readonly id: string;
  readonly publisher: string;
  readonly home: string;
  readonly category: CategoryId;
  readonly licence: 'Unlicense' | 'MIT' | 'GPL-3.0';
  readonly url: string;
  readonly format: ListFormat;
  /** Roughly, when it was looked at. */
  readonly hosts: number;
  /** The day of the snapshot that was looked at. */
  readonly checked: string;
  readonly rhythm: 'lists.rhythm-daily' | 'lists.rhythm-weekly' | 'lists.rhythm-seldom';
  /** What we propose as `updateHours`. */
  readonly updateHours: number;
  /** What a parent should know before saying yes: a message. */
  readonly caveat:
    | 'lists.caveat-clean'
    | 'lists.caveat-broad'
    | 'lists.caveat-forums'
    | 'lists.caveat-big'
    | 'lists.caveat-by-name'
    | 'lists.caveat-scores'
    | 'lists.caveat-small'
    | 'lists.caveat-company'
    | 'lists.caveat-medicine'
    | 'lists.caveat-archive';
}

const SHADOW = {
  publisher: 'ShadowWhisperer',
  home: 'https://github.com/ShadowWhisperer/BlockLists',
  licence: 'Unlicense',
  format: 'domains',
  checked: '2026-08-22',
  rhythm: 'lists.rhythm-daily',
  updateHours: 48,
} as const;
const SHADOW_RAW = 'https://raw.githubusercontent.com/ShadowWhisperer/BlockLists/master/RAW';
const SINFONIETTA = {
  publisher: 'Sinfonietta',
  home: 'https://github.com/Sinfonietta/hostfiles',
  licence: 'MIT',
  format: 'hosts',
  checked: '2026-04-23',
  rhythm: 'lists.rhythm-seldom',
  updateHours: 168,
} as const;
const SINFONIETTA_RAW = 'https://raw.githubusercontent.com/Sinfonietta/hostfiles/master';
const PROJECT = {
  publisher: 'The Block List Project',
  home: 'https://github.com/blocklistproject/Lists',
  licence: 'Unlicense',
  format: 'domains',
  checked: '2026-07-20',
  rhythm: 'lists.rhythm-weekly',
  updateHours: 168,
} as const;
const PROJECT_FILES = 'https://blocklistproject.github.io/Lists/alt-version';
const HAGEZI = {
  publisher: 'HaGeZi',
  home: 'https://github.com/hagezi/dns-blocklists',
  licence: 'GPL-3.0',
  format: 'domains',
  checked: '2026-05-01',
  rhythm: 'lists.rhythm-daily',
  updateHours: 48,
} as const;
const HAGEZI_FILES = 'https://cdn.jsdelivr.net/gh/hagezi/dns-blocklists@latest/wildcard';

/** By category, the cleanest first. */
export const GALLERY: readonly GalleryList[] = [
  {
    ...SHADOW,
    id: 'shadowwhisperer-adult',
    category: 'adult',
    url: `${SHADOW_RAW}/Adult`,
    hosts: 220_000,
    caveat: 'lists.caveat-clean',
  },
  {
    ...SINFONIETTA,
    id: 'sinfonietta-adult',
    category: 'adult',
    url: `${SINFONIETTA_RAW}/pornography-hosts`,
    hosts: 54_000,
    caveat: 'lists.caveat-forums',
  },
  {
    ...HAGEZI,
    id: 'hagezi-adult',
    category: 'adult',
    url: `${HAGEZI_FILES}/nsfw-onlydomains.txt`,
    hosts: 70_000,
    caveat: 'lists.caveat-by-name',
  },
  {
    ...PROJECT,
    id: 'blocklistproject-adult',
    category: 'adult',
    url: `${PROJECT_FILES}/porn-nl.txt`,
    hosts: 500_000,
    caveat: 'lists.caveat-big',
  },
  {
    ...SHADOW,
    id: 'shadowwhisperer-gambling',
    category: 'gambling',
    url: `${SHADOW_RAW}/Gambling`,
    hosts: 9_600,
    caveat: 'lists.caveat-clean',
  },
  {
    ...SINFONIETTA,
    id: 'sinfonietta-gambling',
    category: 'gambling',
    url: `${SINFONIETTA_RAW}/gambling-hosts`,
    hosts: 1_500,
    caveat: 'lists.caveat-small',
  },
  {
    ...HAGEZI,
    id: 'hagezi-gambling-mini',
    category: 'gambling',
    url: `${HAGEZI_FILES}/gambling.mini-onlydomains.txt`,
    hosts: 46_000,
    caveat: 'lists.caveat-scores',
  },
  {
    ...HAGEZI,
    id: 'hagezi-gambling',
    category: 'gambling',
    url: `${HAGEZI_FILES}/gambling-onlydomains.txt`,
    hosts: 200_000,
    caveat: 'lists.caveat-scores',
  },
  {
    ...SHADOW,
    id: 'shadowwhisperer-dating',
    category: 'dating',
    url: `${SHADOW_RAW}/Dating`,
    hosts: 1_400,
    caveat: 'lists.caveat-small',
  },
  {
    ...SHADOW,
    id: 'shadowwhisperer-shock',
    category: 'violence',
    url: `${SHADOW_RAW}/Shock`,
    hosts: 100,
    caveat: 'lists.caveat-small',
  },
  {
    ...PROJECT,
    id: 'blocklistproject-drugs',
    category: 'drugs',
    url: `${PROJECT_FILES}/drugs-nl.txt`,
    hosts: 26_000,
    caveat: 'lists.caveat-medicine',
  },
  {
    ...SHADOW,
    id: 'shadowwhisperer-tunnels',
    category: 'proxy',
    url: `${SHADOW_RAW}/Tunnels`,
    hosts: 1_000,
    caveat: 'lists.caveat-company',
  },
  {
    ...HAGEZI,
    id: 'hagezi-bypass',
    category: 'proxy',
    url: `${HAGEZI_FILES}/doh-vpn-proxy-bypass-onlydomains.txt`,
    hosts: 18_000,
    caveat: 'lists.caveat-company',
  },
  {
    ...PROJECT,
    id: 'blocklistproject-piracy',
    category: 'piracy',
    url: `${PROJECT_FILES}/piracy-nl.txt`,
    hosts: 2_200,
    caveat: 'lists.caveat-small',
  },
  {
    ...PROJECT,
    id: 'blocklistproject-torrent',
    category: 'piracy',
    url: `${PROJECT_FILES}/torrent-nl.txt`,
    hosts: 2_600,
    caveat: 'lists.caveat-archive',
  },
  {
    ...SHADOW,
    id: 'shadowwhisperer-malware',
    category: 'malware',
    url: `${SHADOW_RAW}/Malware`,
    hosts: 44_000,
    caveat: 'lists.caveat-clean',
  },
  {
    ...SINFONIETTA,
    id: 'sinfonietta-social',
    category: 'social',
    url: `${SINFONIETTA_RAW}/social-hosts`,
    hosts: 3_200,
    caveat: 'lists.caveat-broad',
  },
];
