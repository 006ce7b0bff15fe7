/** What a line of the box would do, in plain sentences. */
import type { SiteRule } from '../../core/rules/rules';
import type { GoodLine } from '../../core/sites/preview';
import { categoryName } from '../../i18n/rule-words';
import type { Ui } from '../../ui/ui';
import { filterMeaning } from './filter-words';

/** So many rules or names are spelled out. */
const NAMED = 4;

/** What the filter covers, then what is there already and who decides over whom; the most important first. */
export function previewSentences(ui: Ui, line: GoodLine): string[] {
  const { t } = ui;
  const said = [filterMeaning(t, line.filter)];
  if (line.otherNames.length > 0) said.push(t('sites.names', { names: some(ui, line.otherNames) }));
  if (line.state === 'known') return [...said, t('sites.known')];
  if (line.state === 'moves') said.push(t(`sites.moves-${line.list}`));
  if (line.state === 'covered' && line.coveredBy !== null) {
    said.push(t(`sites.covered-${line.list}`, { rule: line.coveredBy.filter.text }));
  }
  const standing = standingWords(ui, line);
  if (standing !== null && line.state !== 'covered') said.push(standing);
  if (line.overrides.length > 0) said.push(t(`sites.over-${line.list}`, { rules: some(ui, textsOf(line.overrides)) }));
  if (line.overriddenBy.length > 0) said.push(t(`sites.under-${line.list}`, { rules: some(ui, textsOf(line.overriddenBy)) }));
  return said;
}

const textsOf = (rules: readonly SiteRule[]) => rules.map(({ filter }) => filter.text);

function some({ t, format }: Ui, names: readonly string[]): string {
  const rest = names.length - NAMED;
  return format.list(rest > 1 ? [...names.slice(0, NAMED), t('sites.and-more', { count: rest })] : names);
}

/** What becomes of such an address today, where that isn't said by another rule of the parent's. */
function standingWords({ t }: Ui, { now, list }: GoodLine): string | null {
  if (now === null || now.because === 'site') return null;
  if (now.because === 'category') {
    const kind = categoryName(t, now.category);
    if (list === 'allow') return t('sites.kind-opened', { kind });
    return t(now.action === 'ask' ? 'sites.kind-asked' : 'sites.kind-closed', { kind });
  }
  if (now.action === 'block' && list === 'block') return t('sites.default-closed');
  return now.action === 'allow' && list === 'allow' ? t('sites.default-open') : null;
}
