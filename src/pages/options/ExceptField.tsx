/** Exceptions are rare: folded away until there are some or somebody looks for them. */
import type { Ui } from '../../ui/ui';
import { TargetsField } from './TargetsField';

interface Props {
  readonly ui: Ui;
  readonly label: string;
  readonly targets: readonly string[];
  readonly onTargets: (targets: string[]) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly qa: string;
}

/** The browser's own fold. */
export function ExceptField({ label, ...field }: Props) {
  return (
    <details class="ExceptField" open={field.targets.length > 0} data-qa={`${field.qa}-fold`}>
      <summary class="Field-label">{label}</summary>
      <TargetsField legend={label} {...field} />
    </details>
  );
}
