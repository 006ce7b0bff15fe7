// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { FakeWire, MARKERS, ORDINARY, PRESSED } from './me-fixture';
import { freshPages, open, page, tap, view, write } from './walk';

freshPages();

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

  test('Shift three times on the cover of the web page hides here as well', async () => {
    const wire = new FakeWire(PRESSED);
    await open(wire);
    await writeEverything();
    await act(() => wire.announceHide());
    expectNothingLeft();
  });

  test.each([
    ['stay', []],
    ['encyclopedia', ['https://en.wikipedia.org/']],
    ['weather', ['https://www.bbc.com/weather']],
  ] as const)('after hiding: %s', async (after, expected) => {
    const gone: string[] = [];
    await open(new FakeWire({ ...PRESSED, button: { ...PRESSED.button, after } }), 'en', (address) => gone.push(address));
    await writeEverything();
    await tap('hide');
    expectNothingLeft();
    await vi.waitFor(() => expect(gone).toEqual(expected));
  });

  test('“pressed by mistake” is no hiding: no other site opens', async () => {
    const gone: string[] = [];
    await open(new FakeWire({ ...PRESSED, button: { ...PRESSED.button, after: 'weather' } }), 'en', (address) =>
      gone.push(address),
    );
    await tap('mistake');
    expectNothingLeft();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
    expect(gone).toEqual([]);
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

  test('nothing is stored, logged, asked of the network, or put into address, title or history', async () => {
    // By what is there, not by who was called: the document's storage doesn't always go through its prototype.
    for (const store of [localStorage, sessionStorage]) store.clear();
    const ask = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response());
    const send = vi.spyOn(XMLHttpRequest.prototype, 'open');
    const beacon = vi.spyOn(navigator, 'sendBeacon').mockReturnValue(true);
    const push = vi.spyOn(history, 'pushState');
    const replace = vi.spyOn(history, 'replaceState');
    const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name));
    const before = [location.href, document.title];
    const wire = new FakeWire(PRESSED);
    await open(wire);
    await writeEverything();
    for (const step of ['report-next', 'page-pk-nccia', 'page-done', 'close-tab']) await tap(step);
    for (const spy of [ask, send, beacon, push, replace, ...logs]) expect(spy).not.toHaveBeenCalled();
    expect([localStorage.length, sessionStorage.length, document.cookie]).toEqual([0, 0, '']);
    expect([location.href, document.title]).toEqual(before);
    expect(wire.askedByHelp).toEqual([
      ['me/view', {}],
      ['me/words', {}],
      ['intake/view', {}],
      ['help/tab', { tabId: 7, choice: 'close' }],
    ]);
  });
});
