/** Two invented protected lists, and a site that leads to what is on them without ever having their words in an address of its own. */
import { createHash } from 'node:crypto';
import type { ListsView } from '../../../src/messaging/list-views';
import type { Driver } from './driver';
import { listUrl, plain, serveLists } from './list-server';
import { saveSection } from './open';
import type { TestServer } from './server';
import { until } from './wait';

/** Words that are nowhere else: what a profile must not hold. */
export const WORDS = {
  domains: 'quietmarlinhost',
  /** Below the listed host: unlike that, in no list. */
  domainsPath: 'scarletwillowpath',
  hashedHost: 'amberfalconhost',
  hashedPath: 'violetbeaconpath',
} as const;

/** What is listed, by how: a host in a list of domains, a host and a path in a list of hashes. */
export const LISTED = {
  domains: `http://${WORDS.domains}.test/${WORDS.domainsPath}/page`,
  hashedHost: `http://sub.${WORDS.hashedHost}.test/any/page`,
  hashedPath: `http://harbour.test/${WORDS.hashedPath}/page.html`,
} as const;
export type ListedBy = keyof typeof LISTED;
/** Beside the listed path, not below it. */
export const BESIDE = 'http://harbour.test/other/page.html';

const SALT = '5a17';
const hash = (expression: string): string =>
  createHash('sha256').update(Buffer.from(SALT, 'hex')).update(expression).digest('hex');
const HASHED = [
  `# hifazat-hashed/1 salt=${SALT}`,
  hash(`${WORDS.hashedHost}.test/`),
  hash(`harbour.test/${WORDS.hashedPath}/`).slice(0, 16),
  '',
].join('\n');

/** The protected lists as settings have them. */
const LISTS = [
  { id: 'list-of-hosts', kind: 'protected', url: listUrl('hosts.txt'), format: 'domains' },
  { id: 'list-of-hashes', kind: 'protected', url: listUrl('hashes.txt'), format: 'hashed' },
];

export const START = 'http://start.test/';

/** http://start.test/ links to what is listed, /go/<how> redirects there, /frame/<how> frames it; nothing of it is cached. */
export function serveListed(server: TestServer): void {
  const answers = serveLists(server);
  answers.set('/hosts.txt', plain(`# hosts\n${WORDS.domains}.test\nother-listed.test\n`));
  answers.set('/hashes.txt', plain(HASHED));
  server.answer(({ host, path }, response) => {
    if (host !== 'start.test') return false;
    const [, what = '', how = ''] = path.split('/');
    const address = Object.hasOwn(LISTED, how) ? LISTED[how as ListedBy] : '';
    const headers = { 'content-type': 'text/html', 'cache-control': 'no-store' };
    if (what === 'go') response.writeHead(302, { ...headers, location: address }).end();
    else {
      const links = Object.entries(LISTED).map(([id, to]) => `<p><a id="${id}" href="${to}">a link</a></p>`);
      const body = what === 'frame' ? `<iframe src="${address}"></iframe>` : links.join('');
      response.writeHead(200, headers).end(`<!doctype html><title>start</title>${body}`);
    }
    return true;
  });
}

/** Subscribes to both, and waits until they are in force. */
export async function subscribe(driver: Driver): Promise<void> {
  await saveSection(driver, 'lists', LISTS);
  await until(async () => {
    const { lists } = (await driver.ask('lists/status')) as ListsView;
    return lists.length === 2 && lists.every(({ phase }) => phase === 'done');
  }, 'both lists');
}
