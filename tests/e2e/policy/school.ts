/** What a school's policy must do in either browser, looked at as a pupil and a parent would. */
import { expect } from 'vitest';
import type { OptionsView } from '../../../src/messaging/views';
import { askIn } from '../harness/ask';
import type { Driver, Tab } from '../harness/driver';
import { heading, pageUrl, saveSection, shows } from '../harness/open';
import type { TestServer } from '../harness/server';
import { until } from '../harness/wait';

/** One bad leaf (`log.keepDays`) among good ones; its type is right, so that browsers hand it over. */
export const SCHOOL = { sites: { block: ['school.test'] }, log: { detail: 'sites', keepDays: 0 } };

const optionsOf = async (driver: Driver): Promise<OptionsView> => (await driver.ask('options/view')) as OptionsView;

/** The tab that the browser was started with, whatever it shows by now. */
const startTab = (driver: Driver): Promise<Tab> =>
  until(
    async () => {
      for (const tab of await driver.tabs()) if ((await tab.url()).startsWith(pageUrl(driver, 'blocked'))) return tab;
      return null;
    },
    'the page that the browser was started with, stopped',
    40_000,
  );

/** The browser was started with a page that the school stops: nobody has clicked, no page of ours was opened. */
export async function stopsTheFirstPage(driver: Driver, server: TestServer): Promise<void> {
  const first = await startTab(driver);
  expect(await heading(first)).toContain('school.test');
  await until(
    () =>
      first.evaluate(
        () => document.querySelector('[data-qa=blocked-by]')?.textContent === 'Your school or organisation set this rule.',
      ),
    'who set the rule',
  );
  server.forget();
  const next = await driver.openTab('http://school.test/next');
  await shows(driver, next, 'blocked');
  expect(server.to('school.test')).toEqual([]);
  await next.close();
}

/** The options page shows the school's section and lets nobody change it; the parent's other sections stay the parent's. */
export async function isReadOnly(driver: Driver): Promise<void> {
  const tab = await driver.openTab(pageUrl(driver, 'options'));
  const panel = await until(
    () =>
      tab.evaluate(() => {
        const managed = document.querySelector('[data-qa=managed]');
        if (!managed?.checkVisibility()) return null;
        const inputs = [...document.querySelectorAll<HTMLInputElement>('[data-qa=panel-sites] input:not([data-qa=why-address])')];
        return {
          words: managed.textContent,
          listed: [...document.querySelectorAll<HTMLElement>('[data-qa=sites-block-item]')].map((item) => item.dataset.target),
          // The fieldset around them is switched off.
          canChoose: inputs.some((input) => !input.matches(':disabled')),
          boxes: document.querySelectorAll('textarea, [data-qa=sites-block-remove], [data-qa=sites-add]').length,
        };
      }),
    'the words above a managed section',
  );
  expect(panel.words).toMatch(/managed by your school/i);
  expect({ ...panel, words: '' }).toEqual({ words: '', listed: ['school.test'], canChoose: false, boxes: 0 });
  await tab.close();
  await expect(saveSection(driver, 'sites', { allow: ['school.test'] })).rejects.toThrow('managed by your school');
  await saveSection(driver, 'limits', [{ id: 'games', name: 'Games', targets: ['game.test'], minutes: 60 }]);
  const { managed, document: own } = await optionsOf(driver);
  expect(managed.toSorted()).toEqual(['log', 'sites']);
  expect(own.sites).toBeUndefined();
}

/** Protection health names the place of what can't be used, to a reader of the options page. */
export async function namesTheBadLeaf(driver: Driver): Promise<void> {
  const tab = await driver.openTab(`${pageUrl(driver, 'options')}#health`);
  await until(
    () => tab.evaluate(() => document.querySelector('[data-qa=finding-policy-bad-value]')?.textContent.includes('log.keepDays')),
    'the bad leaf in protection health',
  );
  await tab.close();
}

/**
 * Waits until the school's list of blocked sites is this one (null: no policy any more). Asked from one page that stays open: Chromium reads
 * its policy files when it has nothing better to do, and a page opened for each question keeps it from that for minutes.
 */
export async function blocks(driver: Driver, site: string | null): Promise<void> {
  const tab = await driver.openTab(pageUrl(driver, 'options'));
  await until(
    async () => {
      const { managed, effective } = (await askIn(tab, 'options/view')) as OptionsView;
      return site === null ? managed.length === 0 : managed.includes('sites') && effective.sites?.block?.includes(site);
    },
    `the school's rule for ${site ?? 'nothing'}`,
    45_000,
  );
  await tab.close();
}
