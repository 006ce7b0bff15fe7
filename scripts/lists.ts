/**
 * `npm run lists [-- --from DIR]`: brings category lists with permissive licences into the git-ignored folder lists/, notices kept, from
 * their publishers or from a folder of the same layout (DIR/<publisher>/<list>.txt). A build without them works.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT, Stop } from './shell';

interface Publisher {
  id: string;
  licence: string;
  home: string;
  /** List name → where its publisher has it. */
  sources: Record<string, string>;
}

const SHADOW = 'https://raw.githubusercontent.com/ShadowWhisperer/BlockLists/master/RAW';
const SINFONIETTA = 'https://raw.githubusercontent.com/Sinfonietta/hostfiles/master';
const PROJECT = 'https://blocklistproject.github.io/Lists/alt-version';

/** Only licences that allow shipping the list with a notice; v2fly is taken from a folder only, its own format needs its own tool. */
const PUBLISHERS: readonly Publisher[] = [
  {
    id: 'shadowwhisperer',
    licence: 'Unlicense',
    home: 'https://github.com/ShadowWhisperer/BlockLists',
    sources: {
      adult: `${SHADOW}/Adult`,
      dating: `${SHADOW}/Dating`,
      gambling: `${SHADOW}/Gambling`,
      malware: `${SHADOW}/Malware`,
      shock: `${SHADOW}/Shock`,
      tunnels: `${SHADOW}/Tunnels`,
    },
  },
  {
    id: 'sinfonietta',
    licence: 'MIT',
    home: 'https://github.com/Sinfonietta/hostfiles',
    sources: {
      adult: `${SINFONIETTA}/pornography-hosts`,
      gambling: `${SINFONIETTA}/gambling-hosts`,
      social: `${SINFONIETTA}/social-hosts`,
    },
  },
  {
    id: 'blocklistproject',
    licence: 'Unlicense',
    home: 'https://github.com/blocklistproject/Lists',
    sources: { drugs: `${PROJECT}/drugs-nl.txt`, piracy: `${PROJECT}/piracy-nl.txt`, torrent: `${PROJECT}/torrent-nl.txt` },
  },
  { id: 'v2fly', licence: 'MIT', home: 'https://github.com/v2fly/domain-list-community', sources: {} },
];

const HOST =
  /^(?:0\.0\.0\.0\s+|127\.0\.0\.1\s+)?(?:www\.)?((?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9])$/;

/** Hosts of a list of domains or of a hosts file: lower case, once each, sorted; comments and what is no host are left out. */
export function hostsOf(text: string): string[] {
  const found = new Set<string>();
  for (const line of text.split('\n')) {
    const host = HOST.exec(line.replace(/#.*/, '').trim().toLowerCase())?.[1];
    if (host) found.add(host);
  }
  return [...found].sort();
}

function fromFolder(folder: string, { id }: Publisher): Map<string, string> {
  const own = path.join(folder, id);
  if (!existsSync(own)) return new Map();
  const files = readdirSync(own).filter((file) => file.endsWith('.txt'));
  return new Map(files.map((file) => [file.slice(0, -4), readFileSync(path.join(own, file), 'utf8')]));
}

async function fromPublisher({ sources }: Publisher): Promise<Map<string, string>> {
  const lists = new Map<string, string>();
  for (const [name, url] of Object.entries(sources)) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(60_000) }).catch(() => null);
    if (!answer) throw new Stop(`${new URL(url).host} can't be reached, so no lists were brought; the build works without them.`);
    if (answer.ok) lists.set(name, await answer.text());
    else console.error(`${url}: ${answer.status}; left out.`);
  }
  return lists;
}

const notice = ({ id, licence, home }: Publisher): string =>
  `${id}\nFrom ${home}\nLicence: ${licence} (see there for its text and its authors)\n`;

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { from: { type: 'string' } } });
  if (values.from !== undefined && !existsSync(values.from)) throw new Stop(`${values.from} does not exist.`);
  const target = path.join(ROOT, 'lists');
  const brought = new Map<Publisher, Map<string, string>>();
  for (const publisher of PUBLISHERS) {
    brought.set(publisher, values.from === undefined ? await fromPublisher(publisher) : fromFolder(values.from, publisher));
  }
  if ([...brought.values()].every((lists) => lists.size === 0))
    throw new Stop('No list of a known publisher was found; nothing changed.');
  rmSync(target, { recursive: true, force: true });
  for (const [publisher, lists] of brought) {
    if (lists.size === 0) continue;
    const folder = path.join(target, publisher.id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'NOTICE'), notice(publisher));
    for (const [name, text] of lists) {
      const hosts = hostsOf(text);
      writeFileSync(path.join(folder, `${name}.txt`), hosts.map((host) => `${host}\n`).join(''));
      console.log(`lists/${publisher.id}/${name}.txt: ${hosts.length} hosts`);
    }
  }
}
