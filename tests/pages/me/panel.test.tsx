// @vitest-environment happy-dom
/** The panel beside a helper's own page: what it shows, when it goes, and that without it nothing is lost. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { type Panel, PanelSheet } from '../../../src/core/help/panel';
import { createFormat } from '../../../src/i18n/format';
import { createT, dirOf, type Language } from '../../../src/i18n/t';
import type { Input, Output, RequestName } from '../../../src/messaging/protocol';
import type { Beside, Panels } from '../../../src/messaging/side-panel';
import { Me } from '../../../src/pages/me/Me';
import { WithPanel } from '../../../src/pages/me/PanelView';
import { FakeWire, ORDINARY, PRESSED } from './me-fixture';
import { find, freshPages, page, settle, tap, view, write } from './walk';

freshPages();

const SHEET: PanelSheet = {
  name: 'A helper',
  facts: ['They may ask: what happened'],
  cards: [
    { id: 'words', label: 'My words', value: 'planted words' },
    { id: 'all', label: 'All of it', value: 'planted all' },
  ],
};
const PANEL: Panel = { tabId: 70, sheet: SHEET };

/** A browser with a panel: this page stands in it, or in a tab. */
class FakePanels implements Panels {
  readonly did: string[] = [];
  mayOpen = true;
  #say: (where: Beside) => void = () => undefined;
  constructor(private readonly place: { readonly windowId: number | null } | null) {}

  canOpen() {
    return this.mayOpen;
  }
  async open(tab: () => Promise<number | null>) {
    this.did.push('opening'); // in the turn of the click
    this.did.push(`for tab ${await tab()}`);
  }
  async here() {
    return this.place;
  }
  watch(tabId: number, windowId: number | null, say: (where: Beside) => void) {
    this.did.push(`watches ${tabId} in ${windowId}`);
    this.#say = say;
    return () => undefined;
  }
  close(tabId: number) {
    this.did.push(`closed ${tabId}`);
  }
  hideAll() {
    this.did.push('hid all');
  }
  tabIs(where: Beside) {
    return act(() => this.#say(where));
  }
}

class PanelWire extends FakeWire {
  readonly waiting: (Panel | null)[] = [];
  beside: Output<'help/beside'> | 'refused' = { opened: true, tabId: 70 };
  constructor(
    readonly panels: FakePanels,
    ...views: ConstructorParameters<typeof FakeWire>
  ) {
    super(...views);
  }
  override async ask<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
    if (name === 'help/panel') {
      this.asked.push([name, input]);
      return { panel: this.waiting.shift() ?? null } as Output<N>;
    }
    if (name === 'help/beside') {
      this.asked.push([name, input]);
      if (this.beside === 'refused') throw new Error('refused');
      return this.beside as Output<N>;
    }
    return super.ask(name, input);
  }
  inputsOf(wanted: RequestName): unknown[] {
    return this.asked.filter(([name]) => name === wanted).map(([, input]) => input);
  }
}

async function draw(wire: PanelWire, language: Language = 'en'): Promise<void> {
  const ui = {
    t: createT(language),
    format: createFormat(language),
    language,
    dir: dirOf(language),
    setLanguage: () => undefined,
  };
  const drawn = (
    <WithPanel ui={ui} wire={wire}>
      <Me ui={ui} wire={wire} goTo={() => undefined} />
    </WithPanel>
  );
  await act(() => render(drawn, document.body));
  for (let turn = 0; turn < 3; turn += 1) await settle();
}
async function drawPanel(windowId: number | null = null, language: Language = 'en') {
  const panels = new FakePanels({ windowId });
  const wire = new PanelWire(panels, ORDINARY);
  wire.waiting.push(PANEL);
  await draw(wire, language);
  return { panels, wire };
}
const shows = () => find('panel-view') !== null;
const ordinaryIsHidden = () => find('home-title')?.closest('[hidden]') !== null;

describe('as a panel', () => {
  test.each(['en', 'ur'] as const)(
    'shows the sheet over the ordinary page: name, what they ask, cards in order (%s)',
    async (language) => {
      const { wire, panels } = await drawPanel(5, language);
      const sheet = find('panel-view');
      expect([...(sheet?.querySelectorAll<HTMLElement>('[data-qa^=copy-]') ?? [])].map(({ dataset }) => dataset.qa)).toEqual([
        'copy-words',
        'copy-all',
      ]);
      for (const text of ['A helper', 'They may ask', 'planted words', createT(language)('panel.yours')])
        expect(sheet?.textContent).toContain(text);
      expect(ordinaryIsHidden()).toBe(true);
      expect(wire.inputsOf('help/panel')).toEqual([{ windowId: 5 }]);
      expect(panels.did).toEqual(['watches 70 in 5']);
      expect(sheet?.querySelectorAll('input, textarea, form, a')).toHaveLength(0);
    },
  );
  test('with nothing that waits it is the ordinary page; told of a change it asks again', async () => {
    const wire = new PanelWire(new FakePanels({ windowId: null }), ORDINARY);
    await draw(wire);
    expect([shows(), find('home-title') !== null, ordinaryIsHidden()]).toEqual([false, true, false]);
    wire.waiting.push(PANEL);
    await act(() => wire.announceChange());
    await settle();
    expect(shows()).toBe(true);
  });
  test('in a tab it asks for nothing', async () => {
    const wire = new PanelWire(new FakePanels(null), ORDINARY);
    wire.waiting.push(PANEL);
    await draw(wire);
    await act(() => wire.announceChange());
    expect([wire.inputsOf('help/panel'), shows()]).toEqual([[], false]);
  });
  test('while another tab is in front the ordinary page stands there, and the sheet comes back', async () => {
    const { panels } = await drawPanel(5);
    await panels.tabIs('away');
    expect([shows(), ordinaryIsHidden(), page().includes('planted')]).toEqual([false, false, false]);
    await panels.tabIs('front');
    expect([shows(), ordinaryIsHidden()]).toEqual([true, true]);
  });
});

describe('it goes, with all that was in it', () => {
  const isGone = (panels: FakePanels) => {
    expect([shows(), page().includes('planted')]).toEqual([false, false]);
    expect(panels.did.filter((what) => what === 'closed 70')).toHaveLength(1);
  };
  const shift = async (at: number) => {
    for (const type of ['keydown', 'keyup']) {
      const event = new KeyboardEvent(type, { key: 'Shift', bubbles: true });
      Object.defineProperty(event, 'timeStamp', { value: at });
      await act(() => void document.body.dispatchEvent(event));
    }
  };

  test('with its tab; help elsewhere stays', async () => {
    const { panels, wire } = await drawPanel();
    await panels.tabIs('gone');
    await settle();
    isGone(panels);
    expect([panels.did.includes('hid all'), wire.inputsOf('help/tab')]).toEqual([false, []]);
  });
  test('when help is hidden elsewhere; the page beside it stays', async () => {
    const { panels, wire } = await drawPanel();
    await act(() => wire.announceHide());
    await settle();
    isGone(panels);
    expect(wire.inputsOf('help/tab')).toEqual([]);
  });
  test.each(['the button', 'Shift three times'])('by %s: and help everywhere, and the page beside it', async (how) => {
    const { panels, wire } = await drawPanel();
    if (how === 'the button') await act(() => find('panel-view')?.querySelector<HTMLElement>('[data-qa=hide]')?.click());
    else for (const at of [1000, 1400, 1800]) await shift(at);
    await settle();
    isGone(panels);
    expect(panels.did.slice(-2)).toEqual(['hid all', 'closed 70']);
    expect(wire.inputsOf('help/tab')).toEqual([{ tabId: 70, choice: 'close' }]);
  });
  test('hidden, it closes only when the worker has heard of it', async () => {
    const { panels, wire } = await drawPanel();
    let hears: () => void = () => undefined;
    const ask = wire.ask.bind(wire);
    wire.ask = async (name, input) => {
      if (name === 'help/tab') await new Promise<void>((heard) => (hears = heard));
      return ask(name, input);
    };
    await act(() => find('panel-view')?.querySelector<HTMLElement>('[data-qa=hide]')?.click());
    await settle();
    expect([shows(), panels.did.includes('closed 70')]).toEqual([false, false]);
    hears();
    await settle();
    isGone(panels);
  });
  test('when the page goes', async () => {
    const { panels } = await drawPanel();
    await act(() => void dispatchEvent(new Event('pagehide')));
    await settle();
    isGone(panels);
  });
  test('hidden after a copy: the clipboard is emptied first, then it closes; a clipboard that hangs holds it for a moment only', async () => {
    const written: string[] = [];
    vi.stubGlobal('navigator', {
      ...navigator,
      clipboard: {
        writeText: (text: string) => (written.push(text) === 1 ? Promise.resolve() : new Promise(() => undefined)),
      },
    });
    try {
      const { panels } = await drawPanel();
      await act(() => find('copy-words')?.querySelector('button')?.click());
      await settle();
      await act(() => find('panel-view')?.querySelector<HTMLElement>('[data-qa=hide]')?.click());
      expect([written, shows()]).toEqual([['planted words', ''], false]);
      await vi.waitFor(() => isGone(panels));
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('before a helper’s page opens', () => {
  async function beforeNccia(panels: FakePanels, ...tiles: string[]): Promise<PanelWire> {
    const wire = new PanelWire(panels, PRESSED);
    await draw(wire);
    for (const step of ['danger-no', ...tiles, 'do-report']) await tap(step);
    await write('words', 'marker-words');
    for (const step of ['report-next', 'page-pk-nccia']) await tap(step);
    return wire;
  }
  const sheetOf = (wire: PanelWire) => (wire.inputsOf('help/beside')[0] as Input<'help/beside'>).sheet;

  test('one tap opens page and panel; the sheet has the cards of this view, in their order, and what they ask', async () => {
    const panels = new FakePanels(null);
    const wire = await beforeNccia(panels, 'tile-bullying');
    const here = [...document.querySelectorAll<HTMLElement>('[data-qa^=copy-]')].map(({ dataset }) => dataset.qa?.slice(5));
    expect(page()).toContain('stand beside the page');
    await tap('open-page');
    expect(panels.did).toEqual(['opening', 'for tab 70']);
    const sheet = sheetOf(wire);
    expect(sheet.cards.map(({ id }) => id)).toEqual(here);
    expect(JSON.stringify(sheet)).toContain('marker-words');
    expect(sheet.facts.join()).toMatch(/They may ask.*what happened.*ID card/s);
    expect(PanelSheet.safeParse(sheet).success).toBe(true);
    expect([wire.inputsOf('help/channel'), find('after-open') !== null]).toEqual([[], true]);
  });
  test.each([
    ['may have no panel here', (panels: FakePanels, _wire: PanelWire) => (panels.mayOpen = false)],
    ['is refused by the worker', (_panels: FakePanels, wire: PanelWire) => (wire.beside = 'refused')],
  ])('where it %s the page opens as before, and the cards are here', async (_why, spoil) => {
    const panels = new FakePanels(null);
    const wire = await beforeNccia(panels, 'tile-bullying');
    spoil(panels, wire);
    await tap('back');
    await tap('page-pk-nccia');
    await tap('open-page');
    expect(wire.inputsOf('help/channel')).toEqual([{ address: 'https://complaint.nccia.gov.pk/' }]);
    expect([find('copy-words') !== null, find('after-open') !== null]).toEqual([true, true]);
  });
  test('hiding here hides the panel, too', async () => {
    const panels = new FakePanels(null);
    await beforeNccia(panels, 'tile-bullying');
    await tap('open-page');
    await tap('hide');
    expect([view(), panels.did.at(-1)]).toEqual(['ordinary', 'hid all']);
  });
});
