/**
 * The lists that `npm run lists` brought, as files of the extension: for both browsers one lookup table of them all; for Chromium two
 * static rulesets a category (pages, frames), switched on and off by the worker. Without lists there are none, and the build works.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CHROMIUM_ID } from '../manifest.config';
import { helpHosts } from '../src/core/help/help-pages';
import { HostTableBuilder } from '../src/core/lists/host-table-builder';
import { mayStand } from '../src/core/lists/may-stand';
import { bulkRules } from '../src/core/rules/stored-copy';
import { CATEGORY_IDS, type CategoryId } from '../src/core/sites/category';
import type { Kind } from './find-browsers';
import { ROOT } from './shell';

/** Where the built extension has them; src/platform/bundled.ts reads the table there. */
export const BUNDLED_FOLDER = 'bundled';
export const TABLE_FILE = 'hosts.table';

/** Where `npm run lists` puts what it brings. */
const BROUGHT = path.join(ROOT, 'lists');

/** Which category a publisher's list is. What isn't here (shorteners, one service's hosts, support chats) is not bundled. */
const CATEGORY_OF: Readonly<Record<string, Readonly<Record<string, CategoryId>>>> = {
  shadowwhisperer: {
    adult: 'adult',
    dating: 'dating',
    gambling: 'gambling',
    malware: 'malware',
    shock: 'violence',
    tunnels: 'proxy',
  },
  sinfonietta: { adult: 'adult', gambling: 'gambling', social: 'social' },
  blocklistproject: { drugs: 'drugs', piracy: 'piracy', torrent: 'piracy' },
  v2fly: { adult: 'adult', anticensorship: 'proxy', games: 'gaming', social: 'social', ipfs: 'proxy' },
};

export interface BundledList {
  /** `publisher/list`: named where a parent asks why. */
  readonly id: string;
  readonly category: CategoryId;
  readonly hosts: readonly string[];
}

/** The lists of a folder with the layout of lists/, hosts that may not stand in a list left out. */
export function readBundle(folder = BROUGHT): BundledList[] {
  return Object.entries(CATEGORY_OF).flatMap(([publisher, lists]) =>
    Object.entries(lists).flatMap(([name, category]) => {
      const file = path.join(folder, publisher, `${name}.txt`);
      if (!existsSync(file)) return [];
      const hosts = readFileSync(file, 'utf8').split('\n');
      return [{ id: `${publisher}/${name}`, category, hosts: hosts.filter((host) => host !== '' && mayStand(host, category)) }];
    }),
  );
}

/** The lookup table of all of them. */
export function bundledTable(bundle: readonly BundledList[]): Uint8Array {
  const builder = new HostTableBuilder(bundle.map(({ id, category }) => ({ id, kind: 'bundled', category })));
  for (const [source, { hosts }] of bundle.entries()) for (const host of hosts) builder.add(source, host);
  return new Uint8Array(builder.build());
}

/** A category's hosts, each once, without those below another one. */
function hostsOf(category: CategoryId, bundle: readonly BundledList[]): string[] {
  const all = new Set(bundle.flatMap((list) => (list.category === category ? list.hosts : [])));
  const isBelow = (host: string) => {
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) if (all.has(host.slice(dot + 1))) return true;
    return false;
  };
  return [...all].filter((host) => !isBelow(host)).sort();
}

interface Resource {
  readonly id: string;
  readonly enabled: false;
  readonly path: string;
}

/** Puts the bundled lists into a built extension; `from`: the folder that `npm run lists` filled. */
export function addBundledLists(target: Kind, folder: string, from = BROUGHT): void {
  const bundle = readBundle(from);
  if (bundle.length === 0) return;
  const own = path.join(folder, BUNDLED_FOLDER);
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, TABLE_FILE), bundledTable(bundle));
  const publishers = [...new Set(bundle.map(({ id }) => id.split('/')[0] ?? ''))];
  writeFileSync(path.join(own, 'NOTICE'), publishers.map((id) => noticeOf(from, id)).join('\n'));
  if (target !== 'chromium') return;
  const resources = CATEGORY_IDS.flatMap((category) => rulesetsOf(category, hostsOf(category, bundle), own));
  const file = path.join(folder, 'manifest.json');
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...Object(manifest), declarative_net_request: { rule_resources: resources } }, null, 2));
}

const noticeOf = (from: string, publisher: string): string => {
  const folder = path.join(from, publisher);
  return readdirSync(folder).includes('NOTICE') ? readFileSync(path.join(folder, 'NOTICE'), 'utf8') : `${publisher}\n`;
};

/** The rules redirect to the page of the extension with the manifest's id; a build with another id switches them on all the same. */
function rulesetsOf(category: CategoryId, hosts: readonly string[], own: string): Resource[] {
  if (hosts.length === 0) return [];
  const pageUrl = `chrome-extension://${CHROMIUM_ID}/src/pages/blocked/index.html`;
  const rules = bulkRules(hosts, { category, frames: true, pageUrl, helpHosts: helpHosts() }, 1);
  return (['pages', 'frames'] as const).map((what) => {
    const wanted = rules.filter(({ condition }) => condition.resourceTypes.includes('main_frame') === (what === 'pages'));
    const id = `${category}-${what}`;
    writeFileSync(path.join(own, `${id}.json`), JSON.stringify(wanted));
    return { id, enabled: false, path: `${BUNDLED_FOLDER}/${id}.json` };
  });
}
