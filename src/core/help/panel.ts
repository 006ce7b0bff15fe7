/** What the panel beside a helper's own page shows: parts of the report to copy. In memory only, put once and taken once. */
import { z } from 'zod/mini';

const short = z.string().check(z.maxLength(500));

export const PanelSheet = z.strictObject({
  /** Whose page it is, in the words of the page that was open. */
  name: short,
  /** What that page asks, in sentences. */
  facts: z.array(short).check(z.maxLength(8)),
  /** In the order in which that page asks. */
  cards: z
    .array(z.strictObject({ id: z.string().check(z.maxLength(40)), label: short, value: z.string().check(z.maxLength(8192)) }))
    .check(z.maxLength(24)),
});
export type PanelSheet = z.infer<typeof PanelSheet>;

/** A sheet and the tab that it belongs to. */
export const Panel = z.strictObject({ tabId: z.int(), sheet: PanelSheet });
export type Panel = z.infer<typeof Panel>;

/** Where the browser has one panel for a whole window, `windowId` says which may take it; `at`, since when it waits (ms). */
export const WaitingPanel = z.strictObject({ panel: Panel, windowId: z.int(), at: z.number() });
export type WaitingPanel = z.infer<typeof WaitingPanel>;
