/** Writing hours in which sites stay closed: days, from, to, and what. Past midnight is one rule. */
import { useState } from 'preact/hooks';
import { DAYS } from '../../core/settings/schema';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { DayPicker } from '../../ui/DayPicker';
import { Field } from '../../ui/Field';
import { TimeInput } from '../../ui/TimeInput';
import type { Ui } from '../../ui/ui';
import { ExceptField } from './ExceptField';
import {
  readSchedule,
  type ScheduleDraft,
  type ScheduleProblems,
  type ScheduleRule,
  scheduleDraft,
  spanOf,
} from './schedule-draft';
import { TargetsField } from './TargetsField';

interface Props {
  readonly ui: Ui;
  readonly rule: ScheduleRule | null;
  readonly taken: readonly string[];
  readonly onSave: (rule: ScheduleRule) => Promise<boolean>;
  readonly onClose: () => void;
}

/** Stays open, with everything typed, until it is saved or closed. */
export function ScheduleForm({ ui, rule, taken, onSave, onClose }: Props) {
  const { t } = ui;
  const [draft, setDraft] = useState(() => scheduleDraft(rule, t('options.bedtime-name-start')));
  const [problems, setProblems] = useState<ScheduleProblems>({});
  const change = (part: Partial<ScheduleDraft>) => setDraft((last) => ({ ...last, ...part }));
  const words = (key: keyof ScheduleProblems) => (problems[key] === undefined ? undefined : t(problems[key]));
  const save = async () => {
    const result = readSchedule(draft, rule, taken);
    setProblems(result.ok ? {} : result.problems);
    if (result.ok && (await onSave(result.rule))) onClose();
  };
  return (
    <form
      class="RuleForm stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      data-qa="schedule-form"
    >
      <Field label={t('options.bedtime-name')} problem={words('name')}>
        {(control) => (
          <input
            {...control}
            class="Input"
            maxLength={80}
            value={draft.name}
            onInput={(event) => change({ name: event.currentTarget.value })}
            data-qa="schedule-name"
          />
        )}
      </Field>
      <div>
        <DayPicker
          ui={ui}
          legend={t('options.bedtime-days')}
          days={DAYS}
          chosen={draft.days}
          onChange={(days) => change({ days })}
          qa="schedule-days"
        />
        <Problem text={words('days')} />
      </div>
      <Hours ui={ui} draft={draft} change={change} problem={words('times')} />
      <Choice
        legend={t('options.bedtime-scope')}
        options={[
          { value: 'all', label: t('options.bedtime-all') },
          { value: 'some', label: t('options.bedtime-some') },
        ]}
        value={draft.isAll ? 'all' : 'some'}
        onChange={(value) => change({ isAll: value === 'all' })}
        qa="schedule-scope"
      />
      {!draft.isAll && (
        <TargetsField
          ui={ui}
          legend={t('options.bedtime-targets')}
          targets={draft.targets}
          onTargets={(targets) => change({ targets })}
          text={draft.targetsText}
          onText={(targetsText) => change({ targetsText })}
          problem={words('targets')}
          qa="schedule-targets"
        />
      )}
      <ExceptField
        ui={ui}
        label={t('options.bedtime-except')}
        targets={draft.except}
        onTargets={(except) => change({ except })}
        text={draft.exceptText}
        onText={(exceptText) => change({ exceptText })}
        qa="schedule-except"
      />
      {draft.isAll && <Problem text={words('targets')} />}
      <div class="row">
        <Button look="primary" type="submit" qa="schedule-save">
          {t('options.save')}
        </Button>
        <Button onClick={onClose} qa="schedule-cancel">
          {t('options.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Problem({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="Field-problem" role="alert">
      {text}
    </p>
  );
}

interface HoursProps {
  readonly ui: Ui;
  readonly draft: ScheduleDraft;
  readonly change: (part: Partial<ScheduleDraft>) => void;
  readonly problem: string | undefined;
}

/** From and to, with what they mean where that is not plain. */
function Hours({ ui, draft, change, problem }: HoursProps) {
  const span = spanOf(draft.from, draft.to);
  return (
    <div>
      <div class="row Hours">
        <Field label={ui.t('options.bedtime-from')}>
          {(control) => (
            <TimeInput control={control} value={draft.from} onChange={(from) => change({ from })} qa="schedule-from" />
          )}
        </Field>
        <Field label={ui.t('options.bedtime-to')}>
          {(control) => <TimeInput control={control} value={draft.to} onChange={(to) => change({ to })} qa="schedule-to" />}
        </Field>
      </div>
      <output class="soft small">
        {span === 'overnight' && ui.t('options.bedtime-overnight')}
        {span === 'whole-day' && ui.t('options.bedtime-whole-day')}
      </output>
      <Problem text={problem} />
    </div>
  );
}
