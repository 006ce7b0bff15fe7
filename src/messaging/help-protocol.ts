/** The requests about an organisation's intake and a kept draft: a part of the contract in protocol.ts. Only the child's page may send them. */
import { z } from 'zod/mini';
import { MAX_DRAFT_TEXT, MAX_PHRASE } from '../core/help/draft-phrase';
import { ReportId } from '../core/help/envelope';
import { ReportState } from '../core/help/intake';
import { Panel, PanelSheet } from '../core/help/panel';
import { ReportBody } from '../core/help/report';

const nothing = z.strictObject({});
const phrase = z.string().check(z.maxLength(MAX_PHRASE));
const text = z.string().check(z.maxLength(MAX_DRAFT_TEXT));

const IntakeView = z.strictObject({
  /** Whom the managed policy names, and the host that is asked; null = nobody. */
  receiver: z.nullable(z.strictObject({ name: z.string(), host: z.string() })),
  /** What waits on this computer, or ended without arriving. */
  reports: z.array(
    z.strictObject({
      id: z.string(),
      at: z.number(),
      state: ReportState,
      /** A request was begun, so that it may have left. */
      wasTried: z.boolean(),
      status: z.nullable(z.int()),
    }),
  ),
  /** Ids of reports that arrived while the worker lived: they are on this computer no more. */
  arrived: z.array(z.string()),
});
export type IntakeView = z.infer<typeof IntakeView>;

const SendOutcome = z.enum([
  'waiting',
  'no-receiver',
  'hurt-at-home',
  'person-first',
  'guarded',
  'unsaid',
  'too-long',
  'full',
  'not-stored',
]);
export type SendOutcome = z.infer<typeof SendOutcome>;
const WithdrawOutcome = z.enum(['taken-back', 'may-have-left', 'arrived', 'unknown']);
export type WithdrawOutcome = z.infer<typeof WithdrawOutcome>;

export const HELP_PROTOCOL = {
  /** As `help/channel`, with a sheet for the panel beside that tab; `tabId` names the tab where one waits. */
  'help/beside': {
    from: 'page',
    input: z.strictObject({ address: z.string().check(z.maxLength(8192)), sheet: PanelSheet }),
    output: z.strictObject({ opened: z.boolean(), tabId: z.nullable(z.int()) }),
  },
  /** The sheet that waits for the panel that asks, once; never for a page in a tab. */
  'help/panel': {
    from: 'page',
    input: z.strictObject({ windowId: z.nullable(z.int()) }),
    output: z.strictObject({ panel: z.nullable(Panel) }),
  },
  'intake/view': { from: 'page', input: nothing, output: IntakeView },
  /** The child says "send". The page makes the id, so that a second tap is the first one's. */
  'intake/send': {
    from: 'page',
    input: z.strictObject({ id: ReportId, report: ReportBody }),
    output: z.strictObject({ outcome: SendOutcome }),
  },
  /** Takes a report back, or takes the news of it away. */
  'intake/withdraw': {
    from: 'page',
    input: z.strictObject({ id: ReportId }),
    output: z.strictObject({ outcome: WithdrawOutcome }),
  },
  'draft/keep': {
    from: 'page',
    input: z.strictObject({ phrase, text }),
    output: z.strictObject({ outcome: z.enum(['kept', 'too-short', 'too-long', 'not-stored']) }),
  },
  /** What the phrase opens; null = nothing, which says nothing more. */
  'draft/open': { from: 'page', input: z.strictObject({ phrase }), output: z.strictObject({ text: z.nullable(z.string()) }) },
  /** Noise in place of whatever draft there is. */
  'draft/forget': { from: 'page', input: nothing, output: nothing },
} as const;
