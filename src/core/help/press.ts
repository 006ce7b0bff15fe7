/** What a press of the button carries, as it passes through memory: parsed at every border, never written to disk. */
import { z } from 'zod/mini';

/** Where the child's page goes after it became ordinary; neutral pages that show nothing of whoever opens them. */
export const AFTER_HIDING = ['stay', 'encyclopedia', 'weather'] as const;
export type AfterHiding = (typeof AFTER_HIDING)[number];

/** The link, account or picture on which the child opened the menu. */
export const Clicked = z.strictObject({ kind: z.enum(['link', 'picture']), address: z.string().check(z.maxLength(8192)) });
export type Clicked = z.infer<typeof Clicked>;

/** What a press captures (facts 4.3): nothing else of the page is ever read. */
export const HelpContext = z.strictObject({
  address: z.string().check(z.maxLength(8192)),
  title: z.string().check(z.maxLength(1000)),
  selectedText: z.string().check(z.maxLength(5000)),
  language: z.string().check(z.maxLength(35)),
  /** Instant of the press, ms since the epoch, by the page's clock. */
  pressedAt: z.number(),
  /** Only where the menu was opened on one. */
  clicked: z.optional(Clicked),
});
export type HelpContext = z.infer<typeof HelpContext>;

export const Press = z.strictObject({ context: z.nullable(HelpContext), tabId: z.nullable(z.int()) });
export type Press = z.infer<typeof Press>;

/** A press that waits for the page it opens: tabs that showed the child's page already (`notFor`) must not take it, and
 * nobody may after a while: a page that was closed before it asked leaves nothing behind for whoever opens the next. */
export const WaitingPress = z.strictObject({ press: Press, notFor: z.array(z.int()), at: z.number() });
export type WaitingPress = z.infer<typeof WaitingPress>;

/** A tab in which a channel through a general service is open, with the hosts that belong to it, and until when (ms). */
export const FreeTab = z.strictObject({ tabId: z.int(), domains: z.array(z.string()), until: z.number() });
export type FreeTab = z.infer<typeof FreeTab>;
export const FreeTabList = z.array(FreeTab);
