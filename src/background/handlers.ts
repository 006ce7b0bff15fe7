/** Each request of the contract, joined to the keeper that answers it: a line or a few each, no decisions of its own. */
import type { Handlers, RequestName } from '../messaging/protocol';
import type { ActivityView, BlockedView } from '../messaging/views';
import { announceHide } from './announce';
import type { ButtonChoice, ButtonKeeper } from './button-keeper';
import type { DownloadGuard } from './download-guard';
import type { HealthMonitor } from './health-monitor';
import type { HelpDesk } from './help-desk';
import type { VaultRequest } from './help-vault-handlers';
import type { LabelKeeper } from './label-keeper';
import type { LanguageKeeper } from './language-keeper';
import type { ListKeeper } from './list-keeper';
import type { PageTimeRequest } from './make-page-time';
import { BLOCKED_PAGE } from './own-pages';
import type { PanelDesk } from './panel-desk';
import type { TabFacts, TabsPort } from './ports';
import type { SaveOutcome, SettingsKeeper } from './settings-keeper';
import type { TimeRequest } from './time-handlers';
import { blockedView, limitsToday, meView, optionsView, popupPage, schedulesToday } from './views';
import { whyView } from './why-view';
import type { WordsDesk } from './words-desk';
import type { World } from './world';

export interface ActivityPort {
  view(day: string | null): Promise<ActivityView>;
  exportText(format: 'csv' | 'jsonl'): Promise<string>;
  changed(what: string): Promise<void>;
  stopped(tab: TabFacts, view: BlockedView): Promise<void>;
}
/** Requests that other files answer. */
export type OwnRequest = Exclude<RequestName, TimeRequest | PageTimeRequest | VaultRequest>;

/** The PIN was not given. */
export class LockedError extends Error {
  override name = 'Locked';
  constructor() {
    super('parents only: the PIN was not given');
  }
}

export interface HandlerPorts {
  readonly ready: Promise<void>;
  readonly settings: SettingsKeeper;
  readonly world: World;
  readonly tabs: TabsPort;
  readonly help: HelpDesk;
  readonly panels: PanelDesk;
  readonly words: WordsDesk;
  readonly health: HealthMonitor;
  readonly languages: LanguageKeeper;
  readonly button: ButtonKeeper;
  readonly activity: ActivityPort;
  readonly downloads: Pick<DownloadGuard, 'lately'>;
  readonly labels: Pick<LabelKeeper, 'reported' | 'stopped'>;
  readonly lists: Pick<ListKeeper, 'view' | 'refresh' | 'cancel'>;
  readonly onStorageProblem: (error: unknown) => void;
  readonly refreshMenu: () => Promise<void>;
  readonly shortcut: () => Promise<string | null>;
  readonly holdsRequests: () => Promise<boolean>;
  readonly version: string;
  /** Nothing keeps parents' pages shut: there is no PIN, or it was given. */
  readonly parents: { isOpenToParents(): Promise<boolean>; used(): Promise<void> };
  readonly others: Omit<Handlers, OwnRequest>;
}

export function makeHandlers(ports: HandlerPorts): Handlers {
  const {
    ready,
    settings,
    world,
    tabs,
    help,
    panels,
    words,
    health,
    languages,
    button,
    activity,
    labels,
    lists,
    downloads,
    shortcut,
    holdsRequests,
    version,
    onStorageProblem,
    refreshMenu,
    parents,
    others,
  } = ports;
  const tabOf = async (tabId: number | null) => (tabId === null ? null : tabs.get(tabId));
  const settled = <I, C, O>(handle: (input: I, caller: C) => Promise<O>) => {
    return async (input: I, caller: C): Promise<O> => {
      await ready;
      return handle(input, caller);
    };
  };
  /** Said on the child's page, or by dragging the button. */
  const chooseButton = settled(async (choice: Partial<ButtonChoice>) => {
    await button.choose(choice);
    return {};
  });
  /** What only parents may see where there is a PIN. Pages ask by themselves: that keeps nothing open. */
  const parentsSee = <I, C, O>(handle: (input: I, caller: C) => Promise<O>) =>
    settled(async (input: I, caller: C): Promise<O> => {
      if (!(await parents.isOpenToParents())) throw new LockedError();
      return handle(input, caller);
    });
  /** What only parents may do: it keeps their pages open. */
  const parentsOnly = <I, C, O>(handle: (input: I, caller: C) => Promise<O>) =>
    parentsSee(async (input: I, caller: C): Promise<O> => {
      await parents.used();
      return handle(input, caller);
    });
  /** A change that can't be stored is refused with its reason; nothing was changed, and health says so. */
  const recorded = async (save: () => Promise<SaveOutcome>, what: string): Promise<SaveOutcome> => {
    try {
      const saved = await save();
      if (saved.outcome === 'refused') return saved;
      await health.clear('storage-full');
      await activity.changed(what);
      return saved;
    } catch (error) {
      onStorageProblem(error);
      return { outcome: 'refused', problems: [{ path: what, message: error instanceof Error ? error.message : String(error) }] };
    }
  };
  return {
    ...others,
    'ui/language': async ({ audience }) => ({ language: await languages.of(audience) }),
    'ui/set-language': settled(async ({ audience, language }) => {
      await languages.set(audience, language);
      await button.refresh(); // its word is in the child's language, as is the menu's
      await refreshMenu();
      return {};
    }),
    'options/view': parentsSee(async () => optionsView(settings, await world.moment(), health.view, version)),
    'settings/save': parentsOnly(async ({ section, value }) => recorded(() => settings.save(section, value), section)),
    'settings/import': parentsOnly(async ({ text }) => recorded(() => settings.importText(text), 'import')),
    'settings/export': parentsOnly(async () => ({ document: settings.exportDocument() })),
    'activity/view': parentsSee(({ day }) => activity.view(day)),
    'activity/export': parentsOnly(async ({ format }) => ({ text: await activity.exportText(format) })),
    'lists/status': settled(() => lists.view()),
    'lists/refresh': parentsOnly(async ({ key }) => ({ known: await lists.refresh(key) })),
    'lists/cancel': parentsOnly(async ({ key }) => ({ known: await lists.cancel(key) })),
    'sites/why': settled(async ({ address }) => whyView(address, await world.moment())),
    'sites/kinds': settled(async ({ hosts }) => {
      const { categories } = (await world.moment()).rules;
      return { sites: hosts.map((host) => ({ host, categories: [...categories.categoriesOf(host)] })) };
    }),
    'health/enforcement': async () => ({ holdsRequests: await holdsRequests() }),
    'blocked/view': settled(async ({ address }, caller) => {
      if (caller.path === `/${BLOCKED_PAGE}`) await labels.stopped(address);
      const view = blockedView(address, await world.moment(), settings.effective.by.downloads);
      const tab = caller.path === `/${BLOCKED_PAGE}` ? await tabOf(caller.tabId) : null;
      if (tab !== null) await activity.stopped(tab, view);
      return view;
    }),
    'popup/view': settled(async () => {
      const moment = await world.moment();
      const tab = await tabs.inFront();
      const { country, province } = moment.rules.settings.help;
      return {
        page: popupPage(tab?.url ?? null, moment),
        program: await downloads.lately(),
        limits: limitsToday(moment),
        schedules: schedulesToday(moment),
        health: health.view,
        isManaged: settings.effective.managed.length > 0,
        isPrivate: tab?.isPrivate ?? false,
        showHelp: await help.takePopup(),
        country,
        province,
        timeZone: moment.rules.settings.clock.timeZone,
      };
    }),
    'me/view': settled(async (_input, caller) =>
      meView(await world.moment(), {
        button: await button.shown(),
        shortcut: await shortcut(),
        isManaged: settings.effective.managed.length > 0,
        press: await help.takePress(caller.tabId), // last: nothing may fail once it is taken
      }),
    ),
    'me/words': async (_input, caller) => ({ shot: await words.takeOnce(caller.tabId) }),
    // Help never waits for the rest of us to be ready.
    'help/open': async ({ address }, caller) => {
      const tab = (await tabOf(caller.tabId)) ?? (await tabs.inFront());
      return { opened: address === null ? await help.pressFrom(tab) : await help.pressOnStopped(address, tab) };
    },
    'help/press': async (context, caller) => ({ opened: await help.press(caller.tabId, context, caller.isPrivate) }),
    'help/channel': async ({ address }, caller) => ({
      opened: (await help.openChannel(address, await tabOf(caller.tabId))) !== null,
    }),
    'help/beside': async ({ address, sheet }, caller) => panels.open(address, sheet, await tabOf(caller.tabId)),
    'help/panel': async ({ windowId }, caller) => ({ panel: await panels.take(caller.tabId, windowId) }),
    'help/tab': async ({ tabId, choice }) => {
      if (choice === 'close') await tabs.close(tabId);
      else await Promise.all([tabs.focus(tabId), tabs.uncover(tabId), tabs.mute(tabId, false)]);
      return {};
    },
    'help/hide': async () => {
      announceHide();
      return {};
    },
    'help/capture': async ({ tabId }) => ({ context: await tabs.capture(tabId) }),
    'help/uncover': async (_input, caller) => {
      await tabs.mute(caller.tabId, false);
      return {};
    },
    'page/label': settled(async (said, caller) => {
      await labels.reported(said.labels, caller.url, caller.tabId);
      return {};
    }),
    'button/choose': chooseButton,
    'button/corner': chooseButton,
  };
}
