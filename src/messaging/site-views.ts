/** What the parents' page asks about single addresses: why one is open or closed, and what kinds of sites a host is. */
import { z } from 'zod/mini';
import { CATEGORY_IDS } from '../core/sites/category';
import { Reason } from './views';

export const SiteSource = z.strictObject({
  category: z.enum(CATEGORY_IDS),
  /** What becomes of this kind of site. */
  action: z.enum(['allow', 'ask', 'block']),
  /** `suspected`: the model only doubts. `label`: the page said so itself. */
  kind: z.enum(['hand', 'bundled', 'list', 'model', 'suspected', 'label']),
  /** A list's id or a publisher; '' where the kind says all. */
  name: z.string(),
});
export type SiteSource = z.infer<typeof SiteSource>;

export const WhyView = z.strictObject({
  /** Null: the text is no address. */
  answer: z.nullable(
    z.strictObject({
      address: z.string(),
      site: z.string(),
      action: z.enum(['allow', 'block']),
      reason: Reason,
      rule: z.nullable(z.string()),
      ruleName: z.nullable(z.string()),
      by: z.enum(['default', 'parent', 'policy']),
      opens: z.nullable(z.string()),
      enforcedBy: z.enum(['network', 'tab']),
      /** Every source that names the host, whether it decided or not. */
      sources: z.array(SiteSource),
      /** The addresses inside this one, by which it was judged too. */
      inner: z.array(
        z.strictObject({
          address: z.string(),
          via: z.enum(['alias', 'wrapper', 'scheme', 'guess']),
          action: z.enum(['allow', 'block']),
        }),
      ),
    }),
  ),
  timeZone: z.string(),
});
export type WhyView = z.infer<typeof WhyView>;

export const SiteKinds = z.strictObject({
  sites: z.array(z.strictObject({ host: z.string(), categories: z.array(z.enum(CATEGORY_IDS)) })),
});
