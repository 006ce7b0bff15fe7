// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFormat } from '../../../src/i18n/format';
import { createT, dirOf, type Language } from '../../../src/i18n/t';
import { Me } from '../../../src/pages/me/Me';
import { FakeWire, MARKERS, NOW, ORDINARY, PRESSED } from './me-fixture';

const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))));

async function open(wire: FakeWire, language: Language = 'en'): Promise<void> {
  const ui = {
    t: createT(language),
    format: createFormat(language),
    language,
    dir: dirOf(language),
    setLanguage: () => undefined,
  };
  await act(() => render(<Me ui={ui} wire={wire} />, document.body));
  await settle();
}
const find = (qa: string) => document.querySelector<HTMLElement>(`[data-qa="${qa}"]`);
async function tap(qa: string): Promise<void> {
  const element = find(qa);
  if (element === null) throw new Error(`no ${qa} in: ${document.body.textContent}`);
  await act(() => element.click());
  await settle();
}
async function write(qa: string, text: string): Promise<void> {
  const element = find(qa);
  if (element === null) throw new Error(`no ${qa}`);
  element.textContent = text;
  await act(() => void element.dispatchEvent(new Event('input', { bubbles: true })));
}
const page = () => document.body.innerHTML;
const view = () => find('help-view')?.dataset.view ?? 'ordinary';

beforeEach(() => {
  vi.spyOn(Date, 'now').mockReturnValue(NOW);
});
afterEach(async () => {
  await act(() => render(null, document.body));
  document.body.innerHTML = '';
  vi.restoreAllMocks();
});

describe('the ordinary page', () => {
  test('shows my rules in words', async () => {
    await open(new FakeWire(ORDINARY));
    const text = document.body.textContent ?? '';
    for (const words of [
      'Hello Ayesha',
      '41 min used, 19 min left',
      'Bedtime',
      'example.com',
      'Gambling',
      'khanacademy.org',
      '90 days',
      'Ctrl+Shift+1',
    ])
      expect(text).toContain(words);
    expect(view()).toBe('ordinary');
  });

  test('an address is plain text from left to right, never a link', async () => {
    await open(new FakeWire(ORDINARY), 'ur');
    expect(document.querySelectorAll('a')).toHaveLength(0);
    expect([...document.querySelectorAll('bdi[dir=ltr]')].map((one) => one.textContent)).toContain('example.com');
  });

  test('the choice of corner goes to the worker', async () => {
    const wire = new FakeWire(ORDINARY);
    await open(wire);
    await act(() => document.querySelector<HTMLInputElement>('input[value="top-start"]')?.click());
    expect(wire.asked).toContainEqual(['button/choose', { corner: 'top-start', look: 'full' }]);
  });

  test('works without the worker: the way to help is there', async () => {
    await open(new FakeWire('refused'));
    await tap('help');
    await tap('danger-yes');
    expect(find('helper-pk-15')?.textContent).toContain('15');
  });

  test('a silent worker is waited for one second only', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const ui = {
      t: createT('en'),
      format: createFormat('en'),
      language: 'en',
      dir: 'ltr',
      setLanguage: () => undefined,
    } as const;
    await act(() => render(<Me ui={ui} wire={new FakeWire('silent')} />, document.body));
    await act(() => void vi.advanceTimersByTime(1000));
    expect(find('help')).not.toBeNull();
    vi.useRealTimers();
  });
});

describe('a press', () => {
  test('opens help calmly, once: asking again shows nothing of it', async () => {
    const wire = new FakeWire(PRESSED, ORDINARY);
    await open(wire);
    expect(view()).toBe('calm');
    expect(find('view-title')?.textContent).toBe("You're in the right place. Nothing has been sent.");
    expect(document.activeElement).toBe(find('view-title'));
    await act(() => wire.announceChange());
    await settle();
    expect(view()).toBe('calm'); // a change of settings doesn't throw the child out of help
    await tap('hide');
    expect(view()).toBe('ordinary');
  });

  test('that arrives while the page is open opens help', async () => {
    const wire = new FakeWire(ORDINARY, PRESSED);
    await open(wire);
    await act(() => wire.announceChange());
    await settle();
    expect(view()).toBe('calm');
  });

  test('one tap to 15 from every view, and a number in at most four', async () => {
    await open(new FakeWire(PRESSED));
    for (const step of ['danger-no', 'tile-grooming', 'do-talk']) {
      expect(find('always-emergency')?.textContent).toContain('15');
      await tap(step);
    }
    expect(find('helper-pk-1121')?.textContent).toContain('1121');
    await tap('always-emergency');
    expect(find('helper-pk-15')?.querySelector('svg[role=img]')?.getAttribute('aria-label')).toContain('15');
  });

  test('the number that was tapped comes first, also where the route begins with another', async () => {
    await open(new FakeWire(PRESSED));
    for (const step of ['danger-no', 'tile-bullying', 'always-helpline']) await tap(step);
    expect(document.querySelector('[data-qa=help-view] .Helper-first')?.getAttribute('data-qa')).toBe('helper-pk-1121');
    expect(document.querySelectorAll('[data-qa=helper-pk-1121]')).toHaveLength(1);
  });

  test('by mistake: the page behind comes back and nothing stays', async () => {
    const wire = new FakeWire(PRESSED, ORDINARY);
    await open(wire);
    await tap('mistake');
    expect(wire.asked).toContainEqual(['help/tab', { tabId: 7, choice: 'return' }]);
    expect(view()).toBe('ordinary');
  });

  test('hurt at home never points to a parent', async () => {
    await open(new FakeWire(PRESSED));
    for (const step of ['danger-no', 'tile-hurt_at_home', 'do-talk']) await tap(step);
    expect(document.body.textContent).toContain('Like an aunt or a teacher');
    expect(find('help-view')?.textContent).not.toMatch(/mother|father|parents/i);
    expect(find('helper-pk-nccia')).toBeNull();
  });

  test('the province decides who answers, and is asked of nobody', async () => {
    const wire = new FakeWire(PRESSED);
    await open(wire);
    for (const step of ['danger-no', 'tile-grooming', 'do-talk', 'province-PK-PB']) await tap(step);
    expect(find('helper-pk-pb-vccs')?.textContent).toContain('press 3');
    expect(wire.asked.map(([name]) => name)).toEqual(['me/view']);
  });

  test('wanting to hurt oneself leads to people, not to a form', async () => {
    await open(new FakeWire(PRESSED));
    for (const step of ['danger-no', 'tile-self_harm']) await tap(step);
    expect(find('helper-pk-1122')).not.toBeNull();
    expect(find('do-report')).toBeNull();
  });

  test('a country without a directory says so', async () => {
    await open(new FakeWire({ ...PRESSED, country: 'ZZ' }));
    expect(find('always-emergency')).toBeNull();
    for (const step of ['danger-no', 'tile-grooming', 'do-talk']) await tap(step);
    expect(document.body.textContent).toContain('no checked phone number');
  });
});

describe('the report', () => {
  async function openReport(tile = 'tile-grooming', more: string[] = []): Promise<void> {
    for (const step of ['danger-no', tile, ...more, 'do-report']) await tap(step);
  }

  test('shows what was captured, masked; each item can be taken out and put back', async () => {
    await open(new FakeWire(PRESSED));
    await openReport();
    expect(page()).toContain('token=•••');
    expect(page()).not.toContain('PLANTED');
    for (const [item, marker] of [
      ['address', 'marker-path'],
      ['title', 'marker-title'],
      ['selectedText', 'marker-selected'],
    ] as const) {
      await tap(`out-${item}`);
      expect(page()).not.toContain(marker);
      await tap(`back-${item}`);
      expect(page()).toContain(marker);
    }
  });

  test('what was taken out is in no way of bringing it', async () => {
    await open(new FakeWire(PRESSED));
    await openReport();
    await tap('out-title');
    await tap('report-next');
    expect(page() + decodeURIComponent(find('mailto')?.getAttribute('href') ?? '')).not.toContain('marker-title');
  });

  test('own words are kept while going back and forth', async () => {
    await open(new FakeWire(PRESSED));
    await openReport();
    await write('words', 'marker-words');
    await tap('report-next');
    expect(find('way-phone')?.textContent).toContain('marker-words');
    await tap('back');
    expect(find('words')?.textContent).toBe('marker-words');
  });

  test('there is no field that a browser would remember', async () => {
    await open(new FakeWire(PRESSED));
    await openReport();
    expect(find('help-view')?.querySelectorAll('input, textarea, select, form')).toHaveLength(0);
    expect(find('words')?.getAttribute('spellcheck')).toBe('false');
  });

  test('a page of abuse: its address and title reach only the hotline’s own view', async () => {
    await open(new FakeWire(PRESSED));
    await openReport('tile-scary_content', ['gate-yes']);
    await tap('report-next');
    const elsewhere = page() + decodeURIComponent(find('mailto')?.getAttribute('href') ?? '');
    for (const marker of ['marker-host', 'marker-path', 'marker-title', 'marker-selected'])
      expect(elsewhere).not.toContain(marker);
    await tap('page-pk-iwf');
    expect(find('copy-address')?.textContent).toContain('https://marker-host.example/marker-path?token=PLANTED');
    expect(find('copy-title')).toBeNull(); // the link is all that is asked
  });

  test('the exact address is only where it goes to a hotline or the police', async () => {
    await open(new FakeWire(PRESSED));
    await openReport();
    await tap('report-next');
    expect(page()).not.toContain('PLANTED');
    await tap('page-pk-nccia');
    expect(find('copy-address')?.textContent).toContain('PLANTED');
    expect(document.body.textContent).toContain('CNIC');
  });

  test('opening a page asks the worker, for exactly the official address', async () => {
    const wire = new FakeWire(PRESSED);
    await open(wire);
    await openReport();
    for (const step of ['report-next', 'page-ncmec-cybertip', 'open-page']) await tap(step);
    expect(wire.asked.at(-1)).toEqual(['help/channel', { address: 'https://report.cybertip.org/' }]);
  });

  test('a page that does not open leaves its address to be typed', async () => {
    const wire = new FakeWire(PRESSED);
    wire.opens = false;
    await open(wire);
    await openReport();
    for (const step of ['report-next', 'page-ncmec-cybertip', 'open-page']) await tap(step);
    expect(document.querySelector('[role=alert] bdi')?.textContent).toBe('https://report.cybertip.org/');
  });
});

describe('leaving without a trace', () => {
  async function writeEverything(): Promise<void> {
    for (const step of ['danger-no', 'tile-grooming', 'do-report']) await tap(step);
    await write('words', 'marker-words');
    await write('names', 'marker-name');
  }
  const expectNothingLeft = () => {
    expect(view()).toBe('ordinary');
    for (const marker of MARKERS) expect(page()).not.toContain(marker);
  };
  const key = (name: string, type: 'keydown' | 'keyup', timeStamp: number) => {
    const event = new KeyboardEvent(type, { key: name, bubbles: true });
    Object.defineProperty(event, 'timeStamp', { value: timeStamp });
    return act(() => void document.body.dispatchEvent(event));
  };
  const shift = async (at: number) => {
    await key('Shift', 'keydown', at);
    await key('Shift', 'keyup', at + 20);
  };

  test('hide drops all that was captured and written; help opened again is new', async () => {
    await open(new FakeWire(PRESSED, ORDINARY));
    await writeEverything();
    await tap('hide');
    expectNothingLeft();
    await tap('help');
    for (const step of ['danger-no', 'tile-grooming', 'do-report']) await tap(step);
    for (const marker of MARKERS) expect(page()).not.toContain(marker);
  });

  test('Shift three times within two seconds hides', async () => {
    await open(new FakeWire(PRESSED));
    await writeEverything();
    for (const at of [1000, 1900, 2900]) await shift(at);
    expectNothingLeft();
  });

  test.each([
    [
      'too slowly',
      async () => {
        for (const at of [0, 1500, 3000]) await shift(at);
      },
    ],
    [
      'twice',
      async () => {
        for (const at of [0, 300]) await shift(at);
      },
    ],
    [
      'for capital letters',
      async () => {
        for (const at of [0, 300, 600]) {
          await key('Shift', 'keydown', at);
          await key('A', 'keydown', at + 50);
          await key('Shift', 'keyup', at + 100);
        }
      },
    ],
  ])('Shift %s does not', async (_name, press) => {
    await open(new FakeWire(PRESSED));
    await press();
    expect(view()).toBe('calm');
  });

  test('leaving the page drops it, so that the back/forward cache holds the ordinary page', async () => {
    await open(new FakeWire(PRESSED));
    await writeEverything();
    await act(() => void dispatchEvent(new Event('pagehide')));
    expectNothingLeft();
  });

  test('wipe empties the report and stays', async () => {
    await open(new FakeWire(PRESSED));
    await writeEverything();
    for (const step of ['report-next', 'ways-done', 'wipe', 'start-again', 'danger-no', 'tile-grooming', 'do-report'])
      await tap(step);
    for (const marker of MARKERS) expect(page()).not.toContain(marker);
  });

  test('nothing is stored, logged, or put into address, title or history', async () => {
    const write = vi.spyOn(Storage.prototype, 'setItem');
    const push = vi.spyOn(history, 'pushState');
    const replace = vi.spyOn(history, 'replaceState');
    const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
    const before = [location.href, document.title];
    const wire = new FakeWire(PRESSED);
    await open(wire);
    await writeEverything();
    for (const step of ['report-next', 'page-pk-nccia', 'page-done', 'close-tab']) await tap(step);
    for (const spy of [write, push, replace, ...logs]) expect(spy).not.toHaveBeenCalled();
    expect([location.href, document.title]).toEqual(before);
    expect(wire.asked).toEqual([
      ['me/view', {}],
      ['help/tab', { tabId: 7, choice: 'close' }],
    ]);
  });
});
