/** Writing a rule for earned minutes: where, how long, and what it gives of which limit. */
import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { DurationInput } from '../../ui/DurationInput';
import { Field } from '../../ui/Field';
import type { Ui } from '../../ui/ui';
import { type EarnDraft, type EarnProblems, type EarnRule, earnDraft, readEarn } from './earn-draft';
import type { LimitRule } from './limit-draft';
import { SelectField } from './SelectField';
import { TargetsField } from './TargetsField';

interface Props {
  readonly ui: Ui;
  readonly rule: EarnRule | null;
  readonly limits: readonly LimitRule[];
  readonly onSave: (rule: EarnRule) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Stays open, with everything typed, until it is saved or closed. */
export function EarnForm({ ui, rule, limits, onSave, onClose }: Props) {
  const { t } = ui;
  const ids = limits.map(({ id }) => id);
  const [draft, setDraft] = useState(() => earnDraft(rule, ids));
  const [problems, setProblems] = useState<EarnProblems>({});
  const change = (part: Partial<EarnDraft>) => setDraft((last) => ({ ...last, ...part }));
  const words = (key: keyof EarnProblems) => (problems[key] === undefined ? undefined : t(problems[key]));
  const save = async () => {
    const result = readEarn(draft, ids);
    setProblems(result.ok ? {} : result.problems);
    if (result.ok && (await onSave(result.rule))) onClose();
  };
  const minutes = (key: 'minutes' | 'gives' | 'most', label: string, hint?: string) => (
    <Field label={label} hint={hint} problem={words(key)}>
      {(control) => (
        <DurationInput
          ui={ui}
          control={control}
          value={draft[key]}
          onChange={(value) => change({ [key]: value })}
          qa={`earn-${key}`}
        />
      )}
    </Field>
  );
  return (
    <form
      class="RuleForm stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      data-qa="earn-form"
    >
      <TargetsField
        ui={ui}
        legend={t('options.earn-targets')}
        targets={draft.targets}
        onTargets={(targets) => change({ targets })}
        text={draft.targetsText}
        onText={(targetsText) => change({ targetsText })}
        problem={words('targets')}
        qa="earn-targets"
      />
      <div class="OptionsPage-fields">
        {minutes('minutes', t('options.earn-minutes'))}
        {minutes('gives', t('options.earn-gives'))}
        <SelectField
          label={t('options.earn-limit')}
          options={limits.map(({ id, name }) => ({ value: id, label: name ?? id }))}
          value={draft.limit}
          disabled={false}
          onChange={(limit) => change({ limit })}
          qa="earn-limit"
        />
        {minutes('most', t('options.earn-most'), t('options.earn-most-hint'))}
      </div>
      {problems.limit !== undefined && (
        <p class="Field-problem" role="alert">
          {t(problems.limit)}
        </p>
      )}
      <div class="row">
        <Button look="primary" type="submit" qa="earn-save">
          {t('options.save')}
        </Button>
        <Button onClick={onClose} qa="earn-cancel">
          {t('options.cancel')}
        </Button>
      </div>
    </form>
  );
}
