/** What a limit or a closing time is about, in words: category names, sites, or all. */
import { isMessageKey, type T } from '../../i18n/t';
import type { Ui } from '../../ui/ui';

/** A target in a child's words; a filter is shown as it is. */
export function targetName(t: T, target: string): string {
  if (target === '*') return t('me.all-sites');
  const key = target.startsWith('category:') ? `categories.${target.slice('category:'.length)}` : target;
  return isMessageKey(key) ? t(key) : target;
}

interface Props {
  readonly ui: Ui;
  readonly messageKey: 'me.counts-for' | 'me.closed-sites';
  readonly targets: readonly string[];
}

/** One small sentence with all targets. */
export function TargetList({ ui, messageKey, targets }: Props) {
  const names = targets.map((target) => `\u2068${targetName(ui.t, target)}\u2069`); // isolated: sites are Latin in an Urdu line
  return <p class="small soft">{ui.t(messageKey, { sites: ui.format.list(names) })}</p>;
}
