/**
 * What set-up proposes for an age, written out in full into the document; the parent changes what doesn't fit. The reason for each choice
 * is a message of its own (`presetReason()`, said by src/i18n/preset-words.ts): a rule that nobody can explain isn't kept.
 */
import type { z } from 'zod/mini';
import { CATEGORY_IDS, type CategoryId } from '../sites/category';
import type { AgeBand as AgeBandSchema, CategoryAction } from './schema';

export type AgeBand = z.infer<typeof AgeBandSchema>;
export const AGE_BANDS: readonly AgeBand[] = ['6-9', '10-12', '13-15', '16-17'];

/** Sections of the settings document, with every leaf. */
export interface Preset {
  readonly categories: Record<CategoryId, CategoryAction>;
  readonly search: { safeSearch: boolean; youtube: 'strict' | 'moderate' | 'off'; preferSafe: boolean; blockedWords: string[] };
  readonly downloads: { apps: CategoryAction };
}

/** One choice and its reason: `why` ends the message key `categories.why-…`. */
interface Choice<Action extends string, Why extends string> {
  readonly action: Action;
  readonly why: Why;
}
const block = <const Why extends string>(why: Why): Choice<'block', Why> => ({ action: 'block', why });
const ask = <const Why extends string>(why: Why): Choice<'ask', Why> => ({ action: 'ask', why });
const allow = <const Why extends string>(why: Why): Choice<'allow', Why> => ({ action: 'allow', why });

/** The four bands in their order. */
type ByBand<Of> = readonly [Of, Of, Of, Of];
const always = <Of>(choice: Of): ByBand<Of> => [choice, choice, choice, choice];

const CATEGORIES = {
  adult: always(block('adult')),
  gambling: always(block('gambling')),
  violence: [block('violence'), block('violence'), block('violence'), ask('violence-16')],
  drugs: always(block('drugs')),
  weapons: [block('weapons'), block('weapons'), block('weapons'), ask('weapons-16')],
  hate: always(block('hate')),
  dating: always(block('dating')),
  chat: [block('chat'), block('chat'), block('chat'), ask('chat-16')],
  social: [block('social'), block('social'), ask('social-13'), allow('social-16')],
  video: [ask('video'), allow('video-10'), allow('video-10'), allow('video-10')],
  gaming: always(allow('gaming')),
  proxy: always(block('proxy')),
  darkweb: always(block('darkweb')),
  piracy: [block('piracy'), block('piracy'), block('piracy'), ask('piracy-16')],
  malware: always(block('malware')),
  shopping: [ask('shopping'), ask('shopping'), allow('shopping-13'), allow('shopping-13')],
  ads: [block('ads'), block('ads'), allow('ads-13'), allow('ads-13')],
  news: [ask('news'), allow('news-10'), allow('news-10'), allow('news-10')],
  education: always(allow('education')),
} as const satisfies Record<CategoryId, ByBand<Choice<CategoryAction, string>>>;

/** Strict also hides comments. */
const YOUTUBE = [
  { action: 'strict', why: 'youtube-strict' },
  { action: 'strict', why: 'youtube-strict' },
  { action: 'moderate', why: 'youtube-moderate' },
  { action: 'moderate', why: 'youtube-moderate' },
] as const satisfies ByBand<Choice<'strict' | 'moderate', string>>;
const APPS = [block('apps'), block('apps'), ask('apps-13'), ask('apps-13')] as const satisfies ByBand<
  Choice<CategoryAction, string>
>;

export type PresetWhy =
  | (typeof CATEGORIES)[CategoryId][number]['why']
  | (typeof YOUTUBE)[number]['why']
  | (typeof APPS)[number]['why']
  | 'safe-search';

const ofBand = <Choices extends ByBand<unknown>>(choices: Choices, ageBand: AgeBand): Choices[number] =>
  choices[AGE_BANDS.indexOf(ageBand)] ?? choices[0];

/** What set-up writes for a child of this age. */
export function presetFor(ageBand: AgeBand): Preset {
  const categories = CATEGORY_IDS.map((id) => [id, ofBand(CATEGORIES[id], ageBand).action]);
  return {
    categories: Object.fromEntries(categories) as Record<CategoryId, CategoryAction>,
    search: { safeSearch: true, youtube: ofBand(YOUTUBE, ageBand).action, preferSafe: true, blockedWords: [] },
    downloads: { apps: ofBand(APPS, ageBand).action },
  };
}

/** The parts of a preset that have a reason: every category, and three more. */
export type PresetPart = CategoryId | 'safe-search' | 'youtube' | 'apps';

/** Why a preset is as it is for this age: ends the message key `categories.why-…`. */
export function presetReason(part: PresetPart, ageBand: AgeBand): PresetWhy {
  if (part === 'safe-search') return 'safe-search';
  if (part === 'youtube') return ofBand(YOUTUBE, ageBand).why;
  if (part === 'apps') return ofBand(APPS, ageBand).why;
  return ofBand(CATEGORIES[part], ageBand).why;
}
