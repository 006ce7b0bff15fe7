/**
 * `npm run stories [-- chromium|firefox] [--only NAME]`: plays six stories of children in the built extension, in both languages, on a desk
 * and on 360 px, and leaves a picture of each step in artifacts/stories/ (Firefox: artifacts/stories-firefox/), with faults.txt beside them:
 * what is cut, too small, overlapping, in the wrong language or direction. HIFAZAT_DIST names another folder of builds.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Driver, Tab } from '../tests/e2e/harness/driver';
import { hasChildPage, helpView, viewOf } from '../tests/e2e/harness/help-view';
import { heading, launch } from '../tests/e2e/harness/open';
import { buttonPoint, isCovered, pressRedButton } from '../tests/e2e/harness/red-button';
import { startServer } from '../tests/e2e/harness/server';
import { until } from '../tests/e2e/harness/wait';
import { main as build } from './build';
import type { Kind } from './find-browsers';
import { ROOT } from './shell';
import { faultsOf } from './stories-look';
import { STORY_LANGUAGES, type StoryLanguage, storyPage } from './stories-pages';
import { FIRST_PAGE, STORIES, type Story } from './stories-plots';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const;
type Size = (typeof SIZES)[number];

interface Telling {
  readonly driver: Driver;
  readonly story: Story;
  readonly language: StoryLanguage;
  readonly size: Size;
  /** Takes a picture of a step and notes its faults. */
  readonly keep: (tab: Tab, step: string, isOurs: boolean) => Promise<void>;
  readonly blame: (fault: string, picture: string) => void;
}

/** What has the focus; the red button's own counts as nothing of the page. */
const focusOf = (tab: Tab): Promise<string> =>
  tab.evaluate(() => document.activeElement?.id || document.activeElement?.localName || '');

/** What the page must look like again after a press by mistake. */
const stateOf = (tab: Tab): Promise<string> =>
  tab.evaluate(() => JSON.stringify([scrollY, document.querySelector<HTMLTextAreaElement>('#field')?.value ?? null]));

async function begin({ driver, story, language, size, keep }: Telling): Promise<[page: Tab, before: string, focus: string]> {
  const page = await driver.openTab();
  await page.resize(size);
  await page.goto(language === 'ur' ? `${story.address}?ur` : story.address);
  await page.activate();
  await buttonPoint(page);
  if (story.selected !== undefined)
    await page.evaluate(
      (wanted: string) => getSelection()?.selectAllChildren(document.querySelector(wanted) as Element),
      story.selected,
    );
  if (story.end === 'mistake') {
    await page.click('#field');
    await page.type(language === 'ur' ? 'میں نے لکھا' : 'Half a sentence');
  }
  await keep(page, 'page', false);
  const [before, focus] = [await stateOf(page), await focusOf(page)];
  await pressRedButton(page);
  await until(() => isCovered(page), 'the cover');
  return [page, before, focus];
}

async function tapThrough(view: Tab, { story, keep }: Telling): Promise<void> {
  for (const [qa, next, taken = next] of story.taps) {
    await view.click(qa === FIRST_PAGE ? '[data-qa=help-view] [data-qa^="page-"]:not([data-qa=page-done])' : `[data-qa="${qa}"]`);
    await until(async () => (await viewOf(view)) === next, `${story.name}: the view ${next} after ${qa}`);
    // Drawn a moment later, within the same view.
    if (qa === 'words-show')
      await until(() => view.evaluate(() => document.querySelector('[data-qa=words-canvas]') !== null), 'the words picture');
    if (taken !== '') await keep(view, taken, true);
  }
}

async function end(
  page: Tab,
  view: Tab,
  [before, focus]: readonly [string, string],
  { driver, story, keep, blame }: Telling,
): Promise<void> {
  if (story.end === 'hide') {
    await view.click('[data-qa=hide]');
    await until(async () => (await viewOf(view)) === '', 'the ordinary page');
    await keep(view, 'hidden', true);
  } else if (story.end === 'close') {
    await view.click('[data-qa=close-tab]');
    await until(async () => (await viewOf(view).catch(() => '')) === '', 'the end of help');
  } else {
    await view.click(story.end === 'mistake' ? '[data-qa=mistake]' : '[data-qa=return-tab]');
    await until(async () => !(await isCovered(page)), 'the page without its cover');
    await page.activate();
    await keep(page, 'page-again', false);
    const after = await stateOf(page);
    if (after !== before) throw new Error(`the page came back as ${after}, it was ${before}`);
    const now = await focusOf(page);
    if (now !== focus) blame(`the focus came back on ${now}, it was on ${focus}`, 'page-again');
  }
  for (const tab of [view, page]) await tab.close().catch(() => undefined); // the story may have closed it
  if (await hasChildPage(driver)) throw new Error('a page of help is left');
}

async function tell(telling: Telling): Promise<void> {
  const [page, before, focus] = await begin(telling);
  const view = await helpView(telling.driver);
  await page.activate();
  await telling.keep(page, 'cover', false);
  await view.activate();
  await view.resize(telling.size);
  await heading(view);
  await telling.keep(view, 'calm', true);
  await tapThrough(view, telling);
  await end(page, view, [before, focus], telling);
}

async function storiesIn(kind: Kind, only: string): Promise<number> {
  const folder = path.join(ROOT, 'artifacts', kind === 'chromium' ? 'stories' : `stories-${kind}`);
  const server = await startServer();
  server.answer(storyPage);
  const driver = await launch(kind, { server, installed: 'earlier' });
  /** Each fault with the pictures that have it. */
  const faults = new Map<string, string[]>();
  const blame = (fault: string, picture: string): void => void faults.set(fault, [...(faults.get(fault) ?? []), picture]);
  let [pictures, failed] = [0, 0];
  try {
    for (const language of STORY_LANGUAGES) {
      for (const audience of ['parent', 'child']) await driver.ask('ui/set-language', { audience, language });
      for (const story of STORIES.filter(({ name }) => name.includes(only)))
        for (const size of SIZES) {
          const name = `${language}/${story.name}-${size.width}`;
          let step = 0;
          const keep: Telling['keep'] = async (tab, what, isOurs) => {
            step += 1;
            const file = `${name}-${String(step).padStart(2, '0')}-${what}.png`;
            await tab.screenshot(path.join(folder, file), { full: isOurs });
            pictures += 1;
            if (isOurs) for (const fault of await faultsOf(tab, language)) blame(fault, file);
          };
          try {
            await tell({ driver, story, language, size, keep, blame });
            console.log(`✓ ${kind}: ${name}: ${step} pictures`);
          } catch (error) {
            failed += 1;
            console.log(`✗ ${kind}: ${name}: ${error instanceof Error ? error.message : String(error)}`);
          }
        }
    }
  } finally {
    await driver.close();
    await server.stop();
  }
  const lines = [...faults].map(([fault, files]) => `${fault}: in ${files.length}, first ${files[0]}`);
  fs.writeFileSync(path.join(folder, 'faults.txt'), `${lines.sort().join('\n')}\n`);
  console.log(`${kind}: ${pictures} pictures and ${faults.size} kinds of fault in ${path.relative(ROOT, folder)}/`);
  return failed;
}

/** Plays the stories in the named browsers, Chromium when none is named. Fails when a story can't be played to its end. */
export async function main(args: string[]): Promise<number> {
  const named = (['chromium', 'firefox'] as const).filter((kind) => args.includes(kind));
  const kinds: readonly Kind[] = named.length > 0 ? named : ['chromium'];
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
  if (process.env.HIFAZAT_DIST === undefined) await build([...kinds]);
  let failed = 0;
  for (const kind of kinds) failed += await storiesIn(kind, only);
  return failed === 0 ? 0 : 1;
}
