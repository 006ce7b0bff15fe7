/** The parents' side of filtering under real hands: pasting, why, presets, kinds of sites, lists with their progress. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { presetFor } from '../../../src/core/settings/presets';
import type { Driver } from '../harness/driver';
import { hosts, type ListAnswer, listUrl, plain, serveLists, trickling } from '../harness/list-server';
import { launch, shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';
import { ParentPage } from './parent-page';

const NAMES_OF_BLOCKLIST = JSON.stringify({
  URLBlocklist: ['school-block.test', 'news.test/sport'],
  URLAllowlist: ['open.test'],
});

export function filteringPage(kind: 'chromium' | 'firefox'): void {
  describe(`the parents' side of filtering in ${kind}`, () => {
    let server: TestServer;
    let answers: Map<string, ListAnswer>;
    let driver: Driver;
    let page: ParentPage;

    beforeAll(async () => {
      server = await startServer();
      answers = serveLists(server);
      driver = await launch(kind, { server, installed: 'earlier', keepsPage: true });
      page = await ParentPage.open(driver);
    });
    beforeEach(() => server.forget());
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    /** As a paste does: one insertion at the cursor, in the place of what was there. */
    async function paste(name: string, text: string): Promise<void> {
      await page.click(name);
      await page.tab.evaluate(
        (wanted: string, pasted: string) => {
          const field = document.querySelector<HTMLTextAreaElement>(`[data-qa="${wanted}"]`);
          field?.select();
          document.execCommand('insertText', false, pasted);
        },
        name,
        text,
      );
    }
    const says = (name: string, ...words: string[]): Promise<unknown> =>
      until(
        () =>
          page.tab.evaluate(
            (wanted: string, parts: string[]) => {
              const said = document.querySelector(`[data-qa="${wanted}"]`)?.textContent ?? '';
              return parts.every((part) => said.includes(part));
            },
            name,
            words,
          ),
        `${name} to say ${words.join(' / ')}`,
        30_000,
      );
    /** Opens an address until it stands there or is stopped; gives what the stopped page says of the reason. */
    const opensIn = async (url: string, wanted: 'blocked' | 'open'): Promise<string> => {
      const tab = await driver.openTab();
      await tab.startGoto(url);
      const reason = () => tab.evaluate(() => document.querySelector('[data-qa=blocked-reason]')?.textContent);
      if (wanted === 'blocked') await shows(driver, tab, 'blocked');
      // "Saved" may still stand there from the change before: asked for again until the rule has gone.
      else
        await until(async () => {
          if ((await tab.url()) === url) return true;
          await tab.goto(url);
          return (await tab.url()) === url;
        }, `${url}, open`);
      const said = wanted === 'blocked' ? await until(reason, 'the reason') : '';
      await tab.close();
      return said;
    };
    /** What a person picks in a list of the browser's own, whose window no test can click. */
    const choose = (name: string, value: string): Promise<void> =>
      page.tab.evaluate(
        (wanted: string, chosen: string) => {
          const field = document.querySelector<HTMLSelectElement>(`[data-qa="${wanted}"]`);
          if (field === null) return;
          field.value = chosen;
          field.dispatchEvent(new Event('change', { bubbles: true }));
        },
        name,
        value,
      );
    const settings = async () => (await page.view()).document;

    test('pasted lines: each says what it becomes, bad ones are named and stay, the good ones hold at once', async () => {
      await page.go('sites');
      await paste('sites-box', 'https://www.Pasted-One.test/?utm_source=x\nnot a site\nhttp://foo:99999/\n.exact.test');
      await says('sites-becomes', 'pasted-one.test', 'Line 2', 'not a site', 'Line 3', 'Only exact.test, without its subdomains');
      await says('sites-summary', '2 lines can be added', "2 can't be used");
      await page.click('sites-add');
      await page.saved();
      expect((await settings()).sites?.block).toEqual(['pasted-one.test', '.exact.test']);
      const left = await page.tab.evaluate(() => document.querySelector<HTMLTextAreaElement>('[data-qa=sites-box]')?.value);
      expect(left).toBe('not a site\nhttp://foo:99999/');
      await opensIn('http://pasted-one.test/x', 'blocked');
      expect(server.to('pasted-one.test')).toEqual([]);
      await opensIn('http://sub.exact.test/', 'open');
    });

    test('a browser policy closes and opens what it says', async () => {
      await paste('sites-box', NAMES_OF_BLOCKLIST);
      await says('sites-add', 'Close 2 and open 1');
      await page.click('sites-add');
      await page.saved();
      expect((await settings()).sites?.allow).toEqual(['open.test']);
      await opensIn('http://news.test/sport/1', 'blocked');
      await opensIn('http://news.test/science', 'open');
    });

    test('ten thousand lines: the page stays responsive, and the last one holds', async () => {
      const lines = Array.from({ length: 10_000 }, (_, index) => `host-${index}.big-paste.test`).join('\n');
      await page.tab.evaluate(() => {
        let last = performance.now();
        let longest = 0;
        let beats = 0;
        const beat = () => {
          document.documentElement.dataset.beats = String(++beats);
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
          document.documentElement.dataset.longest = String(longest);
          setTimeout(beat, 0);
        };
        document.querySelector('[data-qa=sites-box]')?.addEventListener('input', () => beat(), { once: true });
      });
      // Set whole: insertText by script takes minutes for so many lines, which no paste of a person does.
      await page.tab.evaluate((pasted: string) => {
        const field = document.querySelector<HTMLTextAreaElement>('[data-qa=sites-box]');
        if (field === null) return;
        field.value = pasted;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }, lines);
      await says('sites-summary', '10000 lines can be added');
      const longest = Number(await page.tab.evaluate(() => document.documentElement.dataset.longest));
      console.log(`${kind}: 10,000 lines pasted, the page was busy for at most ${Math.round(longest)} ms at a time`);
      // It is read in slices, with the page's own turns between them; how long a slice takes depends on the machine.
      expect(Number(await page.tab.evaluate(() => document.documentElement.dataset.beats))).toBeGreaterThan(5);
      await page.click('sites-add');
      await page.saved();
      await says('sites-block', 'Show all');
      await opensIn('http://host-9999.big-paste.test/', 'blocked');
      expect(server.to('host-9999.big-paste.test')).toEqual([]);
    });

    test('why: the answer of the tester, for what is typed', async () => {
      await page.fill('why-address', 'web.archive.org/web/2020/http://pasted-one.test/x');
      await page.tab.press('Enter');
      await says('why-answer', 'web.archive.org is closed', 'pasted-one.test', 'You set this rule.');
      await page.fill('why-address', 'bet365.com');
      await page.tab.press('Enter');
      await says('why-answer', 'bet365.com is open', 'No rule closes it.', 'Gambling (open)');
    });

    test('the preset for an age: shown first, written out in full when pressed, in force at once', async () => {
      const open = await driver.openTab('https://bet365.com/');
      await page.go('categories');
      await choose('preset-age', '6-9');
      await page.click('preset-show');
      await says('preset-changes', 'Gambling', 'open now, then closed', 'YouTube');
      expect((await settings()).categories).toBeUndefined();
      await page.click('preset-use');
      await page.sees('preset-same');
      const { categories, search, downloads } = await settings();
      expect({ categories, search, downloads }).toEqual(presetFor('6-9'));
      await shows(driver, open, 'blocked');
      await until(
        () => open.evaluate(() => document.body.textContent.includes('This kind of site stays closed: Gambling.')),
        'the kind on the stopped page',
      );
      await open.close();
    });

    test('one kind is opened again, another asks', async () => {
      await page.clickOn('[data-qa=category-gambling] input[value=allow]');
      await page.saved();
      await opensIn('https://bet365.com/', 'open');
      const said = await opensIn('https://www.bbc.com/news', 'blocked');
      expect(said).toContain('News');
    });

    test('a list of one’s own: a plain yes, a moving bar, stopped, asked again, in force', async () => {
      answers.set('/slow.txt', trickling(hosts(4000, 'slow'), 40, 250));
      await page.go('lists');
      await page.fill('own-url', listUrl('slow.txt'));
      await page.click('own-add');
      await says('list-ask', 'now and every 24 hours');
      expect(server.to('lists.test')).toEqual([]);
      await page.click('list-yes');
      await page.sees('list-progress');
      const share = () => page.tab.evaluate(() => document.querySelector<HTMLProgressElement>('.Lists-bar')?.value ?? 0);
      const first = await until(share, 'a bar that has moved');
      await until(async () => (await share()) > first, 'a bar that moves');
      await page.click('list-cancel');
      await says('list-phase', 'You stopped it.');
      answers.set('/slow.txt', plain(hosts(4000, 'slow')));
      await page.click('list-refresh');
      await says('list-phase', 'In force');
      await says('lists', '4000 entries in force');
      await opensIn('http://slow7.example-list.test/', 'blocked');
      await page.go('health');
      await says('requests-count', '2 requests since');
    });

    test('a protected list is named nowhere once it is added', async () => {
      answers.set('/guarded.txt', plain(hosts(3, 'guarded')));
      await page.go('lists');
      await page.clickOn('[data-qa=own-kind] input[value=protected]');
      await choose('own-format', 'domains'); // such lists are hashed as a rule
      await page.fill('own-url', listUrl('guarded.txt'));
      await page.click('own-add');
      await page.click('list-yes');
      await until(
        () => page.tab.evaluate(() => document.querySelector('[data-key="protected:1"]')?.getAttribute('data-phase') === 'done'),
        'the protected list in force',
        30_000,
      );
      for (const panel of ['lists', 'health'] as const) {
        await page.go(panel);
        expect(await page.tab.evaluate(() => document.documentElement.outerHTML)).not.toContain('guarded');
      }
    });
  });
}
