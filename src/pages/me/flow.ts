/** Where the child is in help, as plain component state: no history entry, no storage, no address ever changes. */
import { careFor, type HelpCategory } from '../../core/help/categories';
import type { Directory } from '../../core/help/directory';
import type { Helper } from '../../core/help/policy-entry';
import type { CapturedItem, Draft } from '../../core/help/report';
import type { MessageKey } from '../../i18n/t';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import type { Press } from './use-me';
import type { Words } from './use-words';

export type ViewName =
  | 'calm'
  | 'danger'
  | 'tiles'
  | 'gate'
  | 'can'
  | 'talk'
  | 'report'
  | 'ways'
  | 'page'
  | 'takedown'
  | 'platform'
  | 'done';

export interface Flow {
  readonly view: ViewName;
  /** Where "back" leads, the nearest last. */
  readonly before: readonly ViewName[];
  readonly draft: Draft;
  /** What the child took out, so that it can be put back. */
  readonly captured: Draft;
  /** The child has picked what is happening. Until then nothing that was captured may leave. */
  readonly isPicked: boolean;
  /** The report came first: when it is picked, the ways are next. */
  readonly isToWays: boolean;
  /** Chosen in the flow; never written anywhere. */
  readonly province: string | null;
  /** The helper whose page is about to be opened. */
  readonly entryId: string | null;
  /** The helpers whose page, chat or mail was opened since help opened. */
  readonly opened: readonly string[];
  /** The national helpline's number was tapped: it comes first, whatever the route says. */
  readonly nationalFirst: boolean;
}

/** The first view of a press. */
export function startFlow(draft: Draft, province: string | null, opened: readonly string[] = []): Flow {
  return {
    view: 'calm',
    before: [],
    draft,
    captured: draft,
    isPicked: false,
    isToWays: false,
    province,
    entryId: null,
    opened,
    nationalFirst: false,
  };
}

/** One step on. */
export function goTo(flow: Flow, view: ViewName): Flow {
  return flow.view === view ? flow : { ...flow, view, before: [...flow.before, flow.view] };
}

/** One step back; from the first view there is none. */
export function goBack(flow: Flow): Flow {
  const view = flow.before.at(-1);
  return view === undefined ? flow : { ...flow, view, before: flow.before.slice(0, -1) };
}

/** The child says what is happening. */
export function pick(flow: Flow, category: HelpCategory): Flow {
  return { ...flow, isPicked: true, draft: { ...flow.draft, category } };
}

/** What comes once it is picked: the ways, where the report was there first and may be one. */
export function afterPick(flow: Flow): ViewName {
  const { category } = flow.draft;
  return flow.isToWays && careFor(category).report && category !== 'csam_seen' ? 'ways' : 'can';
}

/** Puts a captured item back that had been taken out. */
export function putBack(flow: Flow, item: CapturedItem): Flow {
  return { ...flow, draft: { ...flow.draft, [item]: flow.captured[item] } };
}

/** A helper's page, chat or mail was opened. */
export function markOpened(flow: Flow, entryId: string): Flow {
  return flow.opened.includes(entryId) ? flow : { ...flow, opened: [...flow.opened, entryId] };
}

/** Everything that each view gets. */
export interface ViewProps {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly directory: Directory;
  readonly press: Press;
  readonly flow: Flow;
  /** Who helps with what the child picked, in order; those that policy added last. */
  readonly helpers: readonly Helper[];
  readonly go: (view: ViewName) => void;
  readonly change: (change: (flow: Flow) => Flow) => void;
  /** The words picture; null = none (yet), or not for what the child picked. */
  readonly words: Words | null;
  /** Names this report to an organisation's intake. */
  readonly sendId: string;
  /** Help goes, the ordinary page stays. */
  readonly onClose: () => void;
  readonly onCopied: () => void;
  readonly onWipe: () => void;
}

/** The words for what is happening, as on the tile. */
export const CATEGORY_WORDS: Readonly<Record<HelpCategory, MessageKey>> = {
  danger_now: 'help.c_danger',
  grooming: 'help.c_groom',
  asked_for_images: 'help.c_groom',
  unwanted_sexual: 'help.c_groom',
  sextortion: 'help.c_black',
  my_image_shared: 'help.c_image',
  csam_seen: 'help.c_abuse',
  meet_offline: 'help.c_meet',
  bullying: 'help.c_bully',
  hate: 'help.c_bully',
  impersonation: 'help.c_bully',
  hurt_at_home: 'help.c_home',
  trafficking_missing: 'help.c_lost',
  self_harm: 'help.c_self',
  scary_content: 'help.c_saw',
  hacked: 'help.c_other',
  scam: 'help.c_other',
  unsaid: 'help.c_other',
};
