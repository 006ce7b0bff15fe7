/** The rules as the page knows them: what a typed site is compared with before it is stored. The worker's own lists come by `kinds`. */
import { overlay } from '../../core/policy/effective';
import { prepareRules, type Rules } from '../../core/rules/rules';
import type { SettingsDocument } from '../../core/settings/schema';
import { type CategoryId, HAND_WRITTEN } from '../../core/sites/category';
import type { OptionsView } from '../../messaging/views';

export type KnownKinds = ReadonlyMap<string, readonly CategoryId[]>;

/** The parent's document as edited, under the sections that policy sets. */
export function rulesOnPage(document: SettingsDocument, view: OptionsView, kinds: KnownKinds): Rules {
  const policy = Object.fromEntries(Object.entries(view.effective).filter(([section]) => view.managed.includes(section)));
  const categoriesOf = (host: string) => kinds.get(host) ?? HAND_WRITTEN.categoriesOf(host);
  return prepareRules(overlay(document, policy), { ...HAND_WRITTEN, categoriesOf });
}
