/**
 * The contract of messages: for each request who may send it, what it carries and what comes back. Both ends parse with these schemas.
 * `page` = one of our own top-level documents, `content` = our content script in a web page, `frame` = in a web page or any frame in it.
 */
import { z } from 'zod/mini';
import { AFTER_HIDING, HelpContext } from '../core/help/press';
import { WordsShot } from '../core/help/words-picture/shot';
import { SettingsDocument } from '../core/settings/schema';
import { HELP_PROTOCOL } from './help-protocol';
import { ListsView } from './list-views';
import { SiteKinds, WhyView } from './site-views';
import { TIME_PROTOCOL } from './time-protocol';
import { ActivityView, BlockedView, MeView, OptionsView, PopupView, Problem } from './views';

const nothing = z.strictObject({});
const language = z.enum(['auto', 'en', 'ur']);
const audience = z.enum(['parent', 'child']);
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const sectionName = z.string().check(z.maxLength(20));
/** An address as a page sends it: long ones are cut by the sender, never trusted by the receiver. */
const address = z.string().check(z.maxLength(8192));
const tabId = z.int();

/** A subscribed list as a page knows it. */
const listKey = z.strictObject({ key: z.string().check(z.maxLength(80)) });
const known = z.strictObject({ known: z.boolean() });

const saved = z.strictObject({ outcome: z.enum(['saved', 'refused']), problems: z.array(Problem) });

const corner = z.enum(['top-start', 'top-end', 'bottom-start', 'bottom-end']);

export const PROTOCOL = {
  ...TIME_PROTOCOL,
  ...HELP_PROTOCOL,
  /** The language that an audience's pages show: what was chosen on a page, else the document's. */
  'ui/language': { from: 'page', input: z.strictObject({ audience }), output: z.strictObject({ language }) },
  'ui/set-language': { from: 'page', input: z.strictObject({ audience, language }), output: nothing },
  'options/view': { from: 'page', input: nothing, output: OptionsView },
  /** Replaces one section (null = absent) of the parent's own document. */
  'settings/save': {
    from: 'page',
    input: z.strictObject({ section: sectionName, value: z.nullable(z.unknown()) }),
    output: saved,
  },
  'settings/import': { from: 'page', input: z.strictObject({ text: z.string() }), output: saved },
  'settings/export': { from: 'page', input: nothing, output: z.strictObject({ document: SettingsDocument }) },
  'activity/view': { from: 'page', input: z.strictObject({ day: z.nullable(day) }), output: ActivityView },
  'activity/export': {
    from: 'page',
    input: z.strictObject({ format: z.enum(['csv', 'jsonl']) }),
    output: z.strictObject({ text: z.string() }),
  },
  'lists/status': { from: 'page', input: nothing, output: ListsView },
  /** Asks for a subscribed list now, or stops asking until it is due again. */
  'lists/refresh': { from: 'page', input: listKey, output: known },
  'lists/cancel': { from: 'page', input: listKey, output: known },
  /** Why an address is open or closed: what the policy tester says of it, and every source that names it. */
  'sites/why': { from: 'page', input: z.strictObject({ address }), output: WhyView },
  /** What kinds of sites these hosts are, by everything that the worker knows. */
  'sites/kinds': {
    from: 'page',
    input: z.strictObject({ hosts: z.array(z.string().check(z.maxLength(260))).check(z.maxLength(50)) }),
    output: SiteKinds,
  },
  /** Does this browser let us hold every request until it is judged, or do rules alone stand in the network? */
  'health/enforcement': { from: 'page', input: nothing, output: z.strictObject({ holdsRequests: z.boolean() }) },
  'blocked/view': { from: 'page', input: z.strictObject({ address }), output: BlockedView },
  'popup/view': { from: 'page', input: nothing, output: PopupView },
  'me/view': { from: 'page', input: nothing, output: MeView },
  /** The words of the page that was pressed, once, for the page that took the press; late, or null. */
  'me/words': { from: 'page', input: nothing, output: z.strictObject({ shot: z.nullable(WordsShot) }) },
  /** The child presses in one of our own pages or the popup; `tabId` names the tab to cover where there is one. */
  'help/open': {
    from: 'page',
    input: z.strictObject({ address: z.nullable(address) }),
    output: z.strictObject({ opened: z.boolean() }),
  },
  /** The child presses the button on a web page. */
  'help/press': { from: 'content', input: HelpContext, output: z.strictObject({ opened: z.boolean() }) },
  /** Shift three times on the cover: help on our own pages hides. */
  'help/hide': { from: 'content', input: nothing, output: nothing },
  /** In a private window nothing is taken along until the child asks for it here. */
  'help/capture': {
    from: 'page',
    input: z.strictObject({ tabId }),
    output: z.strictObject({ context: z.nullable(HelpContext) }),
  },
  /** The child has uncovered the page itself: its sound comes back. */
  'help/uncover': { from: 'content', input: nothing, output: nothing },
  /** A web page carries what may be a label of adult sites; the worker decides whether it is one. */
  'page/label': {
    from: 'content',
    input: z.strictObject({
      labels: z
        .array(z.strictObject({ name: z.string().check(z.maxLength(20)), content: z.string().check(z.maxLength(2000)) }))
        .check(z.maxLength(8)),
    }),
    output: nothing,
  },
  /** A page of this frame begins or ends to show itself in picture-in-picture. */
  'page/pip': { from: 'frame', input: z.strictObject({ on: z.boolean() }), output: nothing },
  /** A page's own alarm for the end of a limit rings: the worker looks at the time. */
  'page/time-end': { from: 'content', input: nothing, output: nothing },
  /** Opens a channel's web page in a new tab; general services get 30 uncharged, unlogged minutes in that tab. */
  'help/channel': { from: 'page', input: z.strictObject({ address }), output: z.strictObject({ opened: z.boolean() }) },
  /** What becomes of the covered tab: the child's choice. */
  'help/tab': { from: 'page', input: z.strictObject({ tabId, choice: z.enum(['close', 'return']) }), output: nothing },
  /** Where the button sits and how it looks: the child's own choice, kept outside the document. */
  'button/choose': {
    from: 'page',
    input: z.strictObject({ corner, look: z.enum(['full', 'discreet']), after: z.enum(AFTER_HIDING) }),
    output: nothing,
  },
  /** The child drags the button into a corner. */
  'button/corner': { from: 'content', input: z.strictObject({ corner }), output: nothing },
} as const;

export type Protocol = typeof PROTOCOL;
export type RequestName = keyof Protocol;
export type Input<N extends RequestName> = z.infer<Protocol[N]['input']>;
export type Output<N extends RequestName> = z.infer<Protocol[N]['output']>;
export type Envelope<N extends RequestName = RequestName> = { [K in N]: { name: K; input: Input<K> } }[N];
export type Reply<N extends RequestName> =
  | { ok: true; value: Output<N> }
  | { ok: false; error: { name: string; message: string } };

export type Caller =
  | { kind: 'page'; path: string; tabId: number | null }
  | { kind: 'content'; tabId: number; isPrivate: boolean; url: string }
  | { kind: 'frame'; tabId: number; frameId: number };
export type CallerOf<N extends RequestName> = Extract<Caller, { kind: Protocol[N]['from'] }>;
export type Handlers = { [N in RequestName]: (input: Input<N>, caller: CallerOf<N>) => Promise<Output<N>> };
