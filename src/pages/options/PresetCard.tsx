/** What set-up proposes for the child's age: first what would change and why, then one button. Only when the parent presses it. */
import { useId, useState } from 'preact/hooks';
import { resolve } from '../../core/settings/defaults';
import { type PresetChange, presetChanges, presetSections } from '../../core/settings/preset-changes';
import { AGE_BANDS, type AgeBand } from '../../core/settings/presets';
import { presetReasonWords } from '../../i18n/preset-words';
import { categoryName } from '../../i18n/rule-words';
import { isMessageKey } from '../../i18n/t';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { isManaged, type PanelProps } from './panel';
import { SelectField } from './SelectField';

/** The age is the child's own; choosing it here stores it. */
export function PresetCard({ ui, view, editor }: PanelProps) {
  const { t } = ui;
  const [isShown, setIsShown] = useState(false);
  const region = useId();
  const child = (isManaged(view, 'child') ? view.effective.child : editor.document.child) ?? {};
  const { ageBand } = child;
  const settings = resolve({ ...view.effective, ...editor.document, ...managedPart(view) });
  const changes = ageBand === undefined ? [] : presetChanges(settings, ageBand, view.managed);
  const use = async (age: AgeBand) => {
    setIsShown(false);
    const { categories, search, downloads } = presetSections(editor.document, age, view.managed);
    if (categories !== undefined && !(await editor.save('categories', categories))) return;
    if (search !== undefined && !(await editor.save('search', search))) return;
    if (downloads !== undefined) await editor.save('downloads', downloads);
  };
  return (
    <Card title={t('filtering.preset-title')} hint={t('filtering.preset-text')} qa="preset">
      <div class="PresetCard-age">
        <SelectField
          label={t('options.child-age')}
          options={[
            ...(ageBand === undefined ? [{ value: '' as const, label: t('options.child-age-none') }] : []),
            ...AGE_BANDS.map((age) => ({ value: age, label: t(`options.child-age-${age}`) })),
          ]}
          value={ageBand ?? ''}
          disabled={isManaged(view, 'child')}
          onChange={(age) => {
            if (age !== '') void editor.save('child', { ...child, ageBand: age });
          }}
          qa="preset-age"
        />
      </div>
      {ageBand !== undefined && changes.length === 0 && (
        <Notice kind="good" title={t('filtering.preset-same')} qa="preset-same" />
      )}
      {ageBand !== undefined && changes.length > 0 && (
        <>
          <div>
            <button
              class="Button Button-plain"
              type="button"
              aria-expanded={isShown}
              aria-controls={region}
              onClick={() => setIsShown(!isShown)}
              data-qa="preset-show"
            >
              {t('filtering.preset-show', { count: changes.length })}
            </button>
          </div>
          <div id={region} hidden={!isShown}>
            {isShown && <Changes ui={ui} changes={changes} ageBand={ageBand} onUse={() => void use(ageBand)} />}
            {isShown && view.managed.length > 0 && <p class="soft small">{t('filtering.preset-managed')}</p>}
          </div>
        </>
      )}
    </Card>
  );
}

function managedPart(view: PanelProps['view']) {
  return Object.fromEntries(Object.entries(view.effective).filter(([section]) => view.managed.includes(section)));
}

interface ChangesProps {
  readonly ui: Ui;
  readonly changes: readonly PresetChange[];
  readonly ageBand: AgeBand;
  readonly onUse: () => void;
}

function Changes({ ui, changes, ageBand, onUse }: ChangesProps) {
  const { t } = ui;
  return (
    <div class="stack">
      <ul class="PresetCard-changes plain" data-qa="preset-changes">
        {changes.map(({ part, from, to }) => (
          <li key={part} data-part={part}>
            <strong>{partName(ui, part)}:</strong>{' '}
            <span>{t('filtering.preset-change', { from: valueName(ui, from), to: valueName(ui, to) })}</span>
            <span class="Choice-hint">{presetReasonWords(t, part === 'prefer-safe' ? 'safe-search' : part, ageBand)}</span>
          </li>
        ))}
      </ul>
      <div>
        <Button look="primary" onClick={onUse} qa="preset-use">
          {t('filtering.preset-use')}
        </Button>
      </div>
    </div>
  );
}

function partName({ t }: Ui, part: PresetChange['part']): string {
  const key = `filtering.part-${part}`;
  return isMessageKey(key) ? t(key) : categoryName(t, part);
}

/** Within a sentence. */
function valueName({ t }: Ui, value: string): string {
  const key = `filtering.${value}`;
  return isMessageKey(key) ? t(key).toLocaleLowerCase() : value;
}
