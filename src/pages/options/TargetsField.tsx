/** Part of a form: the sites and kinds of sites that a limit or bedtime is about. */
import { CATEGORY_IDS } from '../../core/sites/category';
import { Field } from '../../ui/Field';
import type { Ui } from '../../ui/ui';
import { SiteBox } from './SiteBox';
import { TargetList } from './TargetList';

interface Props {
  readonly ui: Ui;
  readonly legend: string;
  readonly targets: readonly string[];
  readonly onTargets: (targets: string[]) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly problem?: string | undefined;
  readonly qa: string;
}

/** A list, the box to add to it, and the kinds by name. */
export function TargetsField({ ui, legend, targets, onTargets, text, onText, problem, qa }: Props) {
  const { t } = ui;
  const kinds = CATEGORY_IDS.filter((id) => !targets.includes(`category:${id}`));
  return (
    <fieldset class="TargetsField" data-qa={qa}>
      <legend class="Field-label">{legend}</legend>
      <TargetList
        ui={ui}
        targets={targets}
        empty={t('options.targets-empty')}
        onRemove={(target) => onTargets(targets.filter((other) => other !== target))}
        qa={qa}
      />
      <SiteBox
        ui={ui}
        label={t('options.box-label')}
        text={text}
        onText={onText}
        present={targets}
        onAdd={(added) => onTargets([...targets, ...added])}
        qa={qa}
      />
      <Field label={t('options.target-kind')} problem={problem}>
        {(control) => (
          <select
            {...control}
            class="Input"
            value=""
            onChange={(event) => {
              if (event.currentTarget.value !== '') onTargets([...targets, event.currentTarget.value]);
              event.currentTarget.value = '';
            }}
            data-qa={`${qa}-kind`}
          >
            <option value="">{t('options.target-kind-choose')}</option>
            {kinds.map((id) => (
              <option key={id} value={`category:${id}`}>
                {t(`categories.${id}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </fieldset>
  );
}
