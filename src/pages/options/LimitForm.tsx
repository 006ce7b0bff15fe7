/** Writing a time limit: a name, the sites that count together, and minutes a day. */
import { useState } from 'preact/hooks';
import { DAYS } from '../../core/settings/schema';
import { Button } from '../../ui/Button';
import { Choice } from '../../ui/Choice';
import { DurationInput } from '../../ui/DurationInput';
import { Field } from '../../ui/Field';
import { Switch } from '../../ui/Switch';
import type { Ui } from '../../ui/ui';
import { WeekMinutes } from '../../ui/WeekMinutes';
import { ExceptField } from './ExceptField';
import { type LimitDraft, type LimitProblems, type LimitRule, limitDraft, readLimit } from './limit-draft';
import { TargetsField } from './TargetsField';

interface Props {
  readonly ui: Ui;
  readonly rule: LimitRule | null;
  /** Ids that other limits have. */
  readonly taken: readonly string[];
  readonly onSave: (rule: LimitRule) => Promise<boolean>;
  readonly onClose: () => void;
}

const LEARNING = 'category:education';

/** Stays open, with everything typed, until it is saved or closed. */
export function LimitForm({ ui, rule, taken, onSave, onClose }: Props) {
  const { t } = ui;
  const [draft, setDraft] = useState(() => limitDraft(rule));
  const [problems, setProblems] = useState<LimitProblems>({});
  const change = (part: Partial<LimitDraft>) => setDraft((last) => ({ ...last, ...part }));
  const words = (key: keyof LimitProblems) => (problems[key] === undefined ? undefined : t(problems[key]));
  const save = async () => {
    const result = readLimit(draft, rule, taken);
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
      data-qa="limit-form"
    >
      <Field label={t('options.limit-name')} hint={t('options.limit-name-hint')} problem={words('name')}>
        {(control) => (
          <input
            {...control}
            class="Input"
            maxLength={80}
            value={draft.name}
            onInput={(event) => change({ name: event.currentTarget.value })}
            data-qa="limit-name"
          />
        )}
      </Field>
      <TargetsField
        ui={ui}
        legend={t('options.limit-targets')}
        targets={draft.targets}
        onTargets={(targets) => change({ targets })}
        text={draft.targetsText}
        onText={(targetsText) => change({ targetsText })}
        problem={words('targets')}
        qa="limit-targets"
      />
      <Minutes ui={ui} draft={draft} change={change} problem={words('minutes')} />
      <Field label={t('options.limit-warn')} hint={t('options.limit-warn-hint')} problem={words('warnAt')}>
        {(control) => (
          <input
            {...control}
            class="Input Input-short"
            dir="ltr"
            inputMode="decimal"
            autocomplete="off"
            maxLength={80}
            value={draft.warnAt}
            onInput={(event) => change({ warnAt: event.currentTarget.value })}
            data-qa="limit-warn"
          />
        )}
      </Field>
      <Switch
        label={t('options.limit-learning')}
        hint={t('options.limit-learning-hint')}
        isOn={draft.except.includes(LEARNING)}
        onChange={(isOn) =>
          change({ except: isOn ? [...draft.except, LEARNING] : draft.except.filter((target) => target !== LEARNING) })
        }
        qa="limit-learning"
      />
      <ExceptField
        ui={ui}
        label={t('options.limit-except')}
        targets={draft.except}
        onTargets={(except) => change({ except })}
        text={draft.exceptText}
        onText={(exceptText) => change({ exceptText })}
        qa="limit-except"
      />
      <div class="row">
        <Button look="primary" type="submit" qa="limit-save">
          {t('options.save')}
        </Button>
        <Button onClick={onClose} qa="limit-cancel">
          {t('options.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface MinutesProps {
  readonly ui: Ui;
  readonly draft: LimitDraft;
  readonly change: (part: Partial<LimitDraft>) => void;
  readonly problem: string | undefined;
}

function Minutes({ ui, draft, change, problem }: MinutesProps) {
  const { t } = ui;
  return (
    <>
      <Choice
        legend={t('options.limit-per-day')}
        options={[
          { value: 'same', label: t('options.limit-same') },
          { value: 'by-day', label: t('options.limit-by-day') },
        ]}
        value={draft.isByDay ? 'by-day' : 'same'}
        onChange={(value) => change({ isByDay: value === 'by-day' })}
        qa="limit-mode"
      />
      {draft.isByDay ? (
        <>
          <WeekMinutes
            ui={ui}
            legend={t('options.limit-week')}
            days={DAYS}
            values={draft.byDay}
            onChange={(day, value) => change({ byDay: { ...draft.byDay, [day]: value } })}
            qa="limit-week"
          />
          {problem !== undefined && (
            <p class="Field-problem" role="alert">
              {problem}
            </p>
          )}
        </>
      ) : (
        <Field label={t('options.limit-minutes')} problem={problem}>
          {(control) => (
            <DurationInput
              ui={ui}
              control={control}
              value={draft.minutes}
              onChange={(minutes) => change({ minutes })}
              qa="limit-minutes"
            />
          )}
        </Field>
      )}
    </>
  );
}
