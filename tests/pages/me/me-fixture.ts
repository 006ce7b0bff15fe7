import type { HelpContext } from '../../../src/core/help/press';
import { type Input, type Output, PROTOCOL, type RequestName } from '../../../src/messaging/protocol';
import type { MeView } from '../../../src/messaging/views';
import type { Wire } from '../../../src/pages/use-view';

export const NOW = Date.parse('2026-11-21T16:30:00Z');

export const ORDINARY: MeView = {
  childName: 'Ayesha',
  ageBand: '6-9',
  limits: [
    {
      id: 'games',
      name: 'Games',
      targets: ['category:gaming', 'roblox.com'],
      usedSeconds: 2460,
      limitSeconds: 3600,
      leftSeconds: 1140,
    },
    { id: 'all', name: 'Everything', targets: ['*'], usedSeconds: 60, limitSeconds: null, leftSeconds: null },
  ],
  schedules: [
    {
      id: 'bed',
      name: 'Bedtime',
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
      from: '21:30',
      to: '06:30',
      targets: ['*'],
      inForce: true,
      until: '2026-11-22T06:30:00+05:00',
    },
  ],
  sites: { default: 'allow', allow: ['khanacademy.org'], block: ['example.com'] },
  categories: [{ id: 'gambling', action: 'block' }],
  logDetail: 'sites',
  keepDays: 90,
  isManaged: false,
  button: { corner: 'bottom-end', look: 'full', after: 'stay' },
  shortcut: 'Ctrl+Shift+1',
  country: 'PK',
  province: null,
  addedHelpers: [],
  timeZone: 'Asia/Karachi',
  press: null,
};

export const MARKERS = ['marker-host', 'marker-path', 'marker-title', 'marker-selected', 'marker-words', 'marker-name'];
export const PRESSED: MeView = {
  ...ORDINARY,
  press: {
    tabId: 7,
    context: {
      address: 'https://marker-host.example/marker-path?token=PLANTED',
      title: 'marker-title',
      selectedText: 'marker-selected',
      language: 'en',
      pressedAt: NOW,
    },
  },
};

/** The worker as the page sees it: answers each `me/view` with the next of the given views, and writes down all that is asked. */
export class FakeWire implements Wire {
  readonly asked: [RequestName, unknown][] = [];
  readonly #callbacks = new Set<() => void>();
  readonly #hides = new Set<() => void>();
  readonly #views: (MeView | 'silent' | 'refused')[];
  opens = true;
  /** What the covered page gives when it is asked. */
  captured: HelpContext | null = null;

  constructor(...views: (MeView | 'silent' | 'refused')[]) {
    this.#views = views;
  }

  async ask<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
    this.asked.push([name, input]);
    if (name === 'me/view') {
      const view = this.#views.length > 1 ? this.#views.shift() : this.#views[0];
      if (view === 'silent') return new Promise(() => undefined);
      if (view === 'refused') throw new Error('refused');
      return answer(name, view);
    }
    if (name === 'help/capture') return answer(name, { context: this.captured });
    return answer(name, name === 'help/channel' ? { opened: this.opens } : {});
  }

  /** What was asked besides the ordinary page's own numbers, which it asks for beneath help as well. */
  get askedByHelp(): [RequestName, unknown][] {
    return this.asked.filter(([name]) => name !== 'time/receipt' && name !== 'more/view');
  }

  onChanged(callback: () => void): () => void {
    this.#callbacks.add(callback);
    return () => this.#callbacks.delete(callback);
  }

  onHide(callback: () => void): () => void {
    this.#hides.add(callback);
    return () => this.#hides.delete(callback);
  }

  /** Shift three times on the cover of a web page. */
  announceHide(): void {
    for (const callback of this.#hides) callback();
  }

  announceChange(): void {
    for (const callback of this.#callbacks) callback();
  }
}

function answer<N extends RequestName>(name: N, value: unknown): Output<N> {
  return PROTOCOL[name].output.parse(value) as Output<N>; // parsed by the schema of this very name
}
