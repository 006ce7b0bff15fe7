/** Sites or kinds of sites as a list, each with its own way out. */
import { targetName } from '../../i18n/rule-words';
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly targets: readonly string[];
  readonly empty: string;
  /** Absent: the list is read-only. */
  readonly onRemove?: ((target: string) => void) | undefined;
  readonly qa: string;
}

/** Categories and `*` by their names, filters as they are. */
export function TargetList({ ui, targets, empty, onRemove, qa }: Props) {
  if (targets.length === 0) return <Empty text={empty} />;
  return (
    <ul class="TargetList plain" data-qa={`${qa}-list`}>
      {targets.map((target) => {
        const name = targetName(ui.t, target);
        return (
          <li key={target} class="TargetList-item" data-qa={`${qa}-item`} data-target={target}>
            {name === target ? <Address text={target} /> : <span>{name}</span>}
            {onRemove !== undefined && (
              <Button
                look="quiet"
                onClick={() => onRemove(target)}
                label={ui.t('options.remove-named', { name })}
                qa={`${qa}-remove`}
              >
                {ui.t('options.remove')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
