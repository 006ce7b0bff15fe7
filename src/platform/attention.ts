/**
 * Tabs, windows and idle as one question: what does the child attend to now? Pages are asked nothing but picture-in-picture.
 *
 * Quirks: an undocked developer-tools window is a window of its own; a change of focus between two windows is announced as "none" first,
 * so the events only say that something changed and `look()` asks for all of it at once; a tab that is loading tells its new address
 * in `url` when the navigation has committed.
 */
import type { Tabs, Windows } from 'webextension-polyfill';
import type { AttendedPage, Attention, Presence } from '../core/time/attention';
import type { Timers } from './clock';
import { FocusWatch, focusedOf } from './focus-watch';

export interface AttentionApi {
  readonly tabs: Pick<Tabs.Static, 'onActivated' | 'onUpdated' | 'onRemoved' | 'onReplaced' | 'onAttached' | 'onDetached'>;
  readonly windows: Pick<Windows.Static, 'getAll' | 'onFocusChanged' | 'onRemoved'>;
}
export interface PresenceSource {
  now(): Promise<Presence>;
  onChange(listener: () => void): void;
}

/** Changes of a tab that change attention; the many others (title, favicon, progress) cost nothing. */
const TELLING: readonly (keyof Tabs.OnUpdatedChangeInfoType)[] = ['url', 'audible', 'mutedInfo', 'discarded'];

export class BrowserAttention {
  #focus: FocusWatch | null = null;

  constructor(
    private readonly api: AttentionApi,
    private readonly presence: PresenceSource,
    /** Tabs that show a page in picture-in-picture: only the pages themselves can tell (background/pip-watch.ts). */
    private readonly pipTabs: () => readonly number[] = () => [],
    /** With timers the focus is watched, too, while there is input and a page that could be in front. */
    private readonly timers: Timers | null = null,
  ) {}

  /** Calls back at every event after which `look()` may say something else. Register before anything is awaited. */
  onChange(listener: () => void): void {
    const { tabs, windows } = this.api;
    const changed = () => listener();
    tabs.onActivated.addListener(changed);
    tabs.onRemoved.addListener(changed);
    tabs.onReplaced.addListener(changed);
    tabs.onAttached.addListener(changed);
    tabs.onDetached.addListener(changed);
    tabs.onUpdated.addListener((_tabId, change) => {
      if (TELLING.some((key) => change[key] !== undefined)) listener();
    });
    windows.onFocusChanged.addListener(changed);
    windows.onRemoved.addListener(changed);
    this.presence.onChange(changed);
    if (this.timers !== null) this.#focus = new FocusWatch(windows, this.timers, changed);
  }

  /** The snapshot now: one query of the windows and one of the input. */
  async look(): Promise<Attention> {
    const [windows, presence] = await Promise.all([this.api.windows.getAll({ populate: true }), this.presence.now()]);
    const focused = focusedOf(windows);
    const inFront = focused?.tabs?.find((tab) => tab.active);
    const tabs = windows.flatMap((window) => window.tabs ?? []);
    const heard = tabs.filter((tab) => tab.audible === true && tab.mutedInfo?.muted !== true);
    const inPip = new Set(this.pipTabs());
    if (presence === 'active' && tabs.some((tab) => tab.active && isWebPage(tab.url))) this.#focus?.compareWith(focused);
    else this.#focus?.stop();
    return {
      front: inFront === undefined ? null : page(inFront),
      heard: heard.flatMap((tab) => page(tab) ?? []),
      pip: tabs.flatMap((tab) => (tab.id !== undefined && inPip.has(tab.id) ? (page(tab) ?? []) : [])),
      presence,
    };
  }
}

const isWebPage = (url: string | undefined): boolean => url !== undefined && /^(blob:)?(https?|file):/.test(url);

function page(tab: Tabs.Tab): AttendedPage | null {
  if (tab.id === undefined || tab.url === undefined) return null;
  return { tabId: tab.id, url: tab.url, isPrivate: tab.incognito };
}
