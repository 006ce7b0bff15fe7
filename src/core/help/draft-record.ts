/** What is kept of a draft, and what is taken back of it: everything that the child said and left in, but the province. */
import { z } from 'zod/mini';
import { HELP_CATEGORIES } from './categories';
import { MOST_PEOPLE } from './people';
import { Clicked } from './press';
import type { Draft } from './report';

/** The category is in it because it decides what must not be handed on; the zone is the computer's own. */
type Kept = Omit<Draft, 'zone' | 'region'>;
const Answer = z.enum(['yes', 'no', 'unsure', 'unsaid']);
const text = z.nullable(z.string());

const KeptDraft: z.ZodMiniType<Kept> = z.object({
  category: z.enum(HELP_CATEGORIES),
  urgency: z.object({
    inDangerNow: Answer,
    planToMeet: Answer,
    knowsWhereILive: Answer,
    hurtAtHome: Answer,
    selfHarm: Answer,
  }),
  address: text,
  hideSecrets: z.boolean(),
  title: text,
  selectedText: text,
  at: z.nullable(z.number()),
  clicked: z.nullable(Clicked),
  words: z.string(),
  people: z.array(z.object({ name: z.string(), isChild: Answer })).check(z.maxLength(MOST_PEOPLE)),
  when: z.string(),
  reporter: z.object({
    role: z.enum(['child_self', 'child_for_other', 'parent', 'other_adult', 'unsaid']),
    ageBand: z.nullable(z.enum(['6-9', '10-12', '13-15', '16-17', '18+'])),
    safeContact: z.string(),
    familyMayKnow: Answer,
  }),
});

/** The draft as text, to be encrypted. */
export function draftText(draft: Draft): string {
  return JSON.stringify(KeptDraft.parse(draft));
}

/** The draft that was kept, over a fresh one; null where another Hifazat wrote it. */
export function draftOfText(kept: string, fresh: Draft): Draft | null {
  let value: unknown;
  try {
    value = JSON.parse(kept);
  } catch {
    return null; // it opened, and is no draft of ours
  }
  const parsed = KeptDraft.safeParse(value);
  return parsed.success ? { ...fresh, ...parsed.data } : null;
}
