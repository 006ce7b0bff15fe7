/** The steps of the tour: what a family would do, each with a sentence about what was seen. */
import type { Driver, Tab } from '../tests/e2e/harness/driver';
import { drawn, heading, PAGES, type PageName, pageUrl, saveSection, shows, tabShowing } from '../tests/e2e/harness/open';
import { isCovered, pressRedButton } from '../tests/e2e/harness/red-button';
import type { TestServer } from '../tests/e2e/harness/server';
import { until } from '../tests/e2e/harness/wait';

export interface Stage {
  driver: Driver;
  server: TestServer;
  /** Takes a picture under a name. */
  picture: (tab: Tab, name: string, full?: boolean) => Promise<void>;
}

export type Step = readonly [title: string, act: (stage: Stage) => Promise<string>];

const WIDTHS = [360, 768, 1280] as const;
const PANELS = ['sites', 'categories', 'search', 'lists', 'limits', 'bedtime', 'activity', 'settings', 'health'] as const;

const install: Step = [
  'The extension is installed and welcomes the parent',
  async ({ driver, picture }) => {
    const tab = await tabShowing(driver, 'welcome');
    const said = await heading(tab);
    await picture(tab, 'welcome');
    return `the welcome page opened by itself: "${said}"`;
  },
];

const block: Step = [
  'A parent blocks a site and it holds at once, in an open tab too',
  async ({ driver, server, picture }) => {
    const open = await driver.openTab('http://blocked.test/before');
    await saveSection(driver, 'sites', { block: ['blocked.test', 'video.test/shorts'], allow: ['khanacademy.org'] });
    await shows(driver, open, 'blocked');
    server.forget();
    const typed = await driver.openTab('http://blocked.test/typed');
    await shows(driver, typed, 'blocked');
    const said = await heading(typed);
    await picture(typed, 'blocked-site');
    const arrived = server.to('blocked.test').length;
    if (arrived > 0) throw new Error(`${arrived} requests reached the blocked site`);
    await typed.goto('http://video.test/watch');
    const watch = await typed.url();
    await typed.goto('http://video.test/shorts/1');
    await shows(driver, typed, 'blocked');
    await open.close();
    await typed.close();
    return `"${said}"; no request reached the server; ${watch} opens while /shorts is stopped`;
  },
];

const help: Step = [
  'The child presses the red button',
  async ({ driver, server, picture }) => {
    const tab = await driver.openTab('http://chat.test/room?secret=1');
    await tab.activate();
    await picture(tab, 'page-with-button');
    server.forget();
    await pressRedButton(tab);
    const covered = await until(() => isCovered(tab), 'the cover', 3000).catch(() => false);
    const view = await tabShowing(driver, 'me');
    const said = await until(async () => (await heading(view)) || null, 'the help view');
    await picture(view, 'help', true);
    const asked = server.requests.length;
    const title = await view.evaluate(() => document.title);
    await view.close();
    await tab.close();
    return `the page was covered: ${covered ? 'yes' : 'no'}; then "${said}" under the title "${title}"; ${asked} requests were made`;
  },
];

const limit: Step = [
  'A time limit ends while a page is open',
  async ({ driver, picture }) => {
    await saveSection(driver, 'limits', [{ id: 'games', name: 'Games', targets: ['games.test'], minutes: 0.05, warnAt: [] }]);
    const tab = await driver.openTab('http://games.test/play');
    await tab.activate();
    await tab.clickAt(300, 300);
    const from = performance.now();
    await shows(driver, tab, 'blocked', 60_000);
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    const said = await heading(tab);
    await picture(tab, 'time-up');
    await tab.close();
    return `3 seconds were allowed; after ${seconds} s the tab showed "${said}"`;
  },
];

interface Activity {
  rows: { kind: string; site: string | null; rule: string | null }[];
}

const activity: Step = [
  'The parent looks at today’s activity',
  async ({ driver, picture }) => {
    const view = await until(async () => {
      const read = (await driver.ask('activity/view', { day: null })) as Activity;
      return read.rows.some((row) => row.kind === 'blocked') && read.rows.some((row) => row.kind === 'visit') && read;
    }, 'a visit and a block in the activity');
    const tab = await driver.openTab(`${pageUrl(driver, 'options')}#activity`);
    await heading(tab);
    await picture(tab, 'activity', true);
    await tab.close();
    const text = JSON.stringify(view);
    if (/src\/pages\/me/.test(text)) throw new Error('the activity names the help page');
    const blocked = view.rows.find((row) => row.kind === 'blocked');
    return `${view.rows.length} rows, among them a block of ${blocked?.site} by ${blocked?.rule}, and no word of help`;
  },
];

async function setLanguage(driver: Driver, language: string): Promise<void> {
  for (const audience of ['parent', 'child']) await driver.ask('ui/set-language', { audience, language });
}

/** One page in one language at every width. */
async function picturesOf(stage: Stage, name: string, url: string, language: string): Promise<number> {
  const tab = await stage.driver.openTab();
  try {
    await tab.goto(url);
    await until(
      () => tab.evaluate((wanted: string) => document.documentElement.lang.startsWith(wanted), language),
      `${name} in ${language}`,
    );
    await drawn(tab);
    for (const width of WIDTHS) {
      await tab.resize({ width, height: 800 });
      await stage.picture(tab, `pages/${name}-${language}-${width}`, true);
    }
    await tab.setColourScheme('dark');
    await stage.picture(tab, `pages/${name}-${language}-dark`, true);
    return WIDTHS.length + 1;
  } finally {
    await tab.close();
  }
}

const pictures: Step = [
  'Every page, in both languages, on a phone, a tablet and a desk',
  async (stage) => {
    const { driver } = stage;
    const bedtime = {
      id: 'bedtime',
      name: 'Bedtime',
      from: '21:30',
      to: '06:30',
      targets: ['*'],
      except: ['category:education'],
    };
    const plain = (Object.keys(PAGES) as PageName[]).filter((name) => name !== 'options');
    const addresses: [string, string][] = [
      ...plain.map((name): [string, string] => [
        name,
        pageUrl(driver, name) + (name === 'blocked' ? '#http://blocked.test/a/page' : ''),
      ]),
      ...PANELS.map((panel): [string, string] => [`options-${panel}`, `${pageUrl(driver, 'options')}#${panel}`]),
    ];
    await saveSection(driver, 'schedules', [bedtime]);
    let taken = 0;
    for (const language of ['en', 'ur']) {
      await setLanguage(driver, language);
      for (const [name, url] of addresses) taken += await picturesOf(stage, name, url, language);
    }
    await setLanguage(driver, 'auto');
    return `${taken} pictures of ${addresses.length} pages`;
  },
];

export const STEPS: readonly Step[] = [install, block, help, limit, activity, pictures];
