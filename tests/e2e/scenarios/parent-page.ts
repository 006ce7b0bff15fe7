/** The options page under a parent's hands: what is clicked and typed, and what the page answers. */
import type { OptionsView } from '../../../src/messaging/views';
import type { Driver, Tab } from '../harness/driver';
import { pageUrl } from '../harness/open';
import { until } from '../harness/wait';

type PanelName =
  | 'today'
  | 'sites'
  | 'categories'
  | 'search'
  | 'lists'
  | 'limits'
  | 'bedtime'
  | 'activity'
  | 'settings'
  | 'health';
const qa = (name: string): string => `[data-qa="${name}"]`;

export class ParentPage {
  private constructor(
    readonly driver: Driver,
    readonly tab: Tab,
  ) {}

  /** Opens the options page in a window of its own, as a parent who leaves the child's tabs alone. */
  static async open(driver: Driver): Promise<ParentPage> {
    const tab = await driver.openTab(pageUrl(driver, 'options'), { window: true });
    const page = new ParentPage(driver, tab);
    await page.sees('nav-sites');
    return page;
  }

  sees(name: string): Promise<unknown> {
    return until(() => this.tab.evaluate((wanted: string) => document.querySelector(wanted)?.checkVisibility(), qa(name)), name);
  }

  click(name: string): Promise<void> {
    return this.clickOn(qa(name));
  }

  /** A real click, once the element is drawn, lies still and nothing lies over it: a tab that just came to the front isn't ready. */
  async clickOn(selector: string): Promise<void> {
    await this.tab.activate(); // no frame is drawn for a tab behind another: the wait below would have no end
    await until(
      () =>
        this.tab.evaluate(async (wanted: string) => {
          const element = document.querySelector(wanted);
          element?.scrollIntoView({ block: 'center', behavior: 'instant' });
          const boxes: DOMRect[] = [];
          for (const _ of [1, 2]) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
            if (element?.isConnected) boxes.push(element.getBoundingClientRect());
          }
          const [first, last] = boxes;
          if (element === null || first === undefined || last === undefined || first.y !== last.y || first.x !== last.x)
            return false;
          const hit = document.elementFromPoint(last.x + last.width / 2, last.y + last.height / 2);
          return hit !== null && (element.contains(hit) || hit.contains(element));
        }, selector),
      `${selector}, ready to be clicked`,
    );
    await this.tab.click(selector);
  }

  async go(panel: PanelName): Promise<void> {
    await this.tab.activate();
    await this.click(`nav-${panel}`);
    await this.sees(`panel-${panel}`);
  }

  /** The words of an element. */
  words(selector: string): Promise<string> {
    return until(
      () => this.tab.evaluate((wanted: string) => document.querySelector(wanted)?.textContent.trim(), selector),
      `words in ${selector}`,
    );
  }

  /** Puts the cursor into a field and replaces what is there by what is typed. */
  async fill(name: string, text: string): Promise<void> {
    await this.click(name);
    await this.tab.evaluate((wanted: string) => document.querySelector<HTMLInputElement>(wanted)?.select(), qa(name));
    await this.tab.type(text);
    await until(
      () =>
        this.tab.evaluate(
          (wanted: string, typed: string) => document.querySelector<HTMLInputElement>(wanted)?.value === typed,
          qa(name),
          text,
        ),
      `"${text}" in ${name}`,
    );
  }

  /** Types a site into a box and presses Enter; waits until it is in the list beneath. The box for sites serves both lists. */
  async addSite(list: string, text: string, becomes = text): Promise<void> {
    const shared = /^sites-(block|allow)$/.exec(list)?.[1];
    if (shared !== undefined) await this.clickOn(`${qa('sites-list')} input[value="${shared}"]`);
    await this.fill(shared === undefined ? `${list}-box` : 'sites-box', text);
    await this.tab.press('Enter');
    await this.sees(`${list}-item"][data-target="${becomes}`);
  }

  async removeSite(box: string, target: string): Promise<void> {
    await this.clickOn(`${qa(`${box}-item`)}[data-target="${target}"] ${qa(`${box}-remove`)}`);
    await until(
      () =>
        this.tab.evaluate((wanted: string) => !document.querySelector(wanted), `${qa(`${box}-item`)}[data-target="${target}"]`),
      `the list without ${target}`,
    );
  }

  /** Types a time of day ("21:30") with digits, as the browser's own field takes them in English: hours, minutes, half of the day. */
  async fillTime(name: string, time: string): Promise<void> {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const digits = `${String(hours % 12 || 12).padStart(2, '0')}${String(minutes).padStart(2, '0')}`;
    const at = await this.tab.evaluate((wanted: string) => {
      const field = document.querySelector(wanted);
      field?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = field?.getBoundingClientRect();
      return box === undefined ? null : { x: box.x + 18, y: box.y + box.height / 2 };
    }, qa(name));
    if (at === null) throw new Error(`no field ${name}`);
    await this.tab.clickAt(at.x, at.y);
    for (const key of [...digits, hours < 12 ? 'a' : 'p']) await this.tab.press(key);
    await until(
      () =>
        this.tab.evaluate(
          (wanted: string, typed: string) => document.querySelector<HTMLInputElement>(wanted)?.value === typed,
          qa(name),
          time,
        ),
      `${time} in ${name}`,
    );
  }

  /** The page says that the change is kept. */
  async saved(): Promise<void> {
    await until(
      () => this.tab.evaluate(() => document.querySelector<HTMLElement>('[data-qa=save-news]')?.dataset.state === 'saved'),
      'the word "saved"',
    );
  }

  /** Gives a file to the page, as the file picker would (a browser's own window, which no test can click). */
  async giveFile(name: string, text: string): Promise<{ state: string; said: string }> {
    await this.go('health'); // what was said of an earlier file goes
    await this.go('settings');
    await this.tab.evaluate(
      (wanted: string, file: string, content: string) => {
        const input = document.querySelector<HTMLInputElement>(wanted);
        if (input === null) return;
        const bag = new DataTransfer();
        bag.items.add(new File([content], file, { type: 'application/json' }));
        input.files = bag.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
      },
      qa('settings-import'),
      name,
      text,
    );
    return until(
      () =>
        this.tab.evaluate(() => {
          const news = document.querySelector<HTMLElement>('[data-qa=import-news]');
          const { state = '' } = news?.dataset ?? {};
          return news === null || state === '' ? null : { state, said: news.textContent };
        }),
      'what became of the file',
    );
  }

  async view(): Promise<OptionsView> {
    return (await this.driver.ask('options/view')) as OptionsView;
  }
}
