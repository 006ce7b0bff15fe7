/** Who it is for, and which language each side reads. */
import type { SettingsDocument } from '../../core/settings/schema';
import type { T } from '../../i18n/t';
import { Card } from '../../ui/Card';
import { Field } from '../../ui/Field';
import { KeptInput } from './KeptInput';
import { ManagedNotice } from './ManagedNotice';
import { isManaged, type PanelProps } from './panel';
import { SelectField } from './SelectField';

type ChildSection = NonNullable<SettingsDocument['child']>;
const AGES = ['6-9', '10-12', '13-15', '16-17'] as const;

const languages = (t: T) =>
  [
    { value: 'auto', label: t('options.language-auto') },
    { value: 'ur', label: 'اردو' },
    { value: 'en', label: 'English' },
  ] as const;

/** The sections `child` and `language`. */
export function ChildCard({ ui, view, editor }: PanelProps) {
  const { t } = ui;
  const isLocked = isManaged(view, 'child');
  const child = (isLocked ? view.effective.child : editor.document.child) ?? {};
  const save = (change: ChildSection) => void editor.save('child', { ...child, ...change });
  const { name: _name, ...nameless } = child;
  const { ageBand: _ageBand, ...ageless } = child;
  const isLanguageLocked = isManaged(view, 'language');
  const language = (isLanguageLocked ? view.effective.language : editor.document.language) ?? 'auto';
  return (
    <Card title={t('options.child-title')} qa="settings-child">
      {isLocked && <ManagedNotice ui={ui} />}
      <Field label={t('options.child-name')} hint={t('options.child-name-hint')}>
        {(control) => (
          <KeptInput
            control={control}
            value={child.name ?? ''}
            bounds={{ maxLength: 80 }}
            disabled={isLocked}
            onKeep={(text) => (text.trim() === '' ? void editor.save('child', nameless) : save({ name: text.trim() }))}
            qa="child-name"
          />
        )}
      </Field>
      <div class="OptionsPage-fields">
        <SelectField
          label={t('options.child-age')}
          options={[
            { value: '', label: t('options.child-age-none') },
            ...AGES.map((age) => ({ value: age, label: t(`options.child-age-${age}`) })),
          ]}
          value={child.ageBand ?? ''}
          disabled={isLocked}
          onChange={(age) => (age === '' ? void editor.save('child', ageless) : save({ ageBand: age }))}
          qa="child-age"
        />
        <SelectField
          label={t('options.child-language')}
          options={languages(t)}
          value={child.language ?? 'auto'}
          disabled={isLocked}
          onChange={(chosen) => save({ language: chosen })}
          qa="child-language"
        />
        <SelectField
          label={t('options.language-parent')}
          options={languages(t)}
          value={language}
          disabled={isLanguageLocked}
          onChange={(chosen) => void editor.save('language', chosen)}
          qa="parent-language"
        />
      </div>
      {child.ageBand !== undefined && (
        <p>
          <a href="#categories" data-qa="child-preset">
            {t('filtering.preset-go')}
          </a>
        </p>
      )}
    </Card>
  );
}
