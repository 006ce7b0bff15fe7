/** A list by its address: of one kind of sites, or a protected one. */
import { useState } from 'preact/hooks';
import { CATEGORY_IDS } from '../../core/sites/category';
import { categoryName } from '../../i18n/rule-words';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import type { Ui } from '../../ui/ui';
import { type OwnList, readListUrl, type WrittenList, writtenList } from './own-list';
import { SelectField } from './SelectField';

interface Props {
  readonly ui: Ui;
  readonly lists: readonly WrittenList[];
  readonly onAdd: (list: WrittenList) => void;
}

const FORMATS = ['domains', 'hosts', 'adblock', 'hashed'] as const;
const HOURS = ['6', '12', '24', '48', '168'] as const;
const NEW: OwnList = { kind: 'category', url: '', format: 'domains', category: 'adult', updateHours: 24 };

/** Asks for the plain yes through `onAdd`; keeps nothing after that. */
export function OwnListCard({ ui, lists, onAdd }: Props) {
  const { t } = ui;
  const [draft, setDraft] = useState(NEW);
  const [hasTried, setHasTried] = useState(false);
  const change = (part: Partial<OwnList>) => setDraft((last) => ({ ...last, ...part }));
  const url = readListUrl(draft.url);
  const isThere = url !== null && lists.some((list) => list.url === url.href);
  const problem = url === null ? t('lists.own-url-bad') : isThere ? t('lists.own-url-have') : undefined;
  const submit = () => {
    setHasTried(problem !== undefined);
    if (problem !== undefined) return;
    setDraft(NEW);
    onAdd(writtenList(draft, lists));
  };
  return (
    <Card title={t('lists.own-title')} hint={t('lists.own-hint')} qa="own-list">
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Choice
          legend={t('lists.own-kind')}
          options={[
            { value: 'category', label: t('lists.own-category') },
            { value: 'protected', label: t('lists.own-protected'), hint: t('lists.own-protected-hint') },
          ]}
          value={draft.kind}
          onChange={(kind) => change({ kind, format: kind === 'protected' ? 'hashed' : 'domains' })}
          qa="own-kind"
        />
        <Field label={t('lists.own-url')} problem={hasTried ? problem : undefined}>
          {(control) => (
            <input
              {...control}
              class="Input"
              type="url"
              dir="ltr"
              autocomplete="off"
              spellcheck={false}
              value={draft.url}
              onInput={(event) => change({ url: event.currentTarget.value })}
              data-qa="own-url"
            />
          )}
        </Field>
        <div class="OptionsPage-fields">
          <SelectField
            label={t('lists.own-format')}
            options={FORMATS.map((format) => ({ value: format, label: t(`lists.format-${format}`) }))}
            value={draft.format}
            disabled={false}
            onChange={(format) => change({ format })}
            qa="own-format"
          />
          {draft.kind === 'category' && (
            <SelectField
              label={t('lists.own-of')}
              options={CATEGORY_IDS.map((id) => ({ value: id as string, label: categoryName(t, id) }))}
              value={draft.category}
              disabled={false}
              onChange={(category) => change({ category })}
              qa="own-category"
            />
          )}
          <SelectField
            label={t('lists.own-hours')}
            options={HOURS.map((hours) => ({ value: hours, label: t('lists.hours', { count: Number(hours) }) }))}
            value={HOURS.find((hours) => Number(hours) === draft.updateHours) ?? '24'}
            disabled={false}
            onChange={(hours) => change({ updateHours: Number(hours) })}
            qa="own-hours"
          />
        </div>
        <div>
          <Button type="submit" qa="own-add">
            {t('lists.add')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
