/** Categories and presets in words for a parent: what a category holds, and why a preset is as it is for an age. */
import { type AgeBand, type PresetPart, presetReason } from '../core/settings/presets';
import type { CategoryId } from '../core/sites/category';
import type { T } from './t';

/** One line: what is in the category. */
export const aboutCategory = (t: T, id: CategoryId): string => t(`categories.about-${id}`);

/** One line: why the preset blocks, asks or allows this at this age. */
export const presetReasonWords = (t: T, part: PresetPart, ageBand: AgeBand): string =>
  t(`categories.why-${presetReason(part, ageBand)}`);
