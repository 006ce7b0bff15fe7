/** Sites or kinds of sites as a list, each with its own way out. A long list can be searched and is drawn in part. */
import { useState } from 'preact/hooks';
import { targetName } from '../../i18n/rule-words';
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Field } from '../../ui/Field';
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly targets: readonly string[];
  readonly empty: string;
  /** Absent: the list is read-only. */
  readonly onRemove?: ((target: string) => void) | undefined;
  readonly qa: string;
}

/** From so many on, a list can be searched; so many are drawn before somebody asks for all. */
const SEARCHED_FROM = 30;
const SHOWN = 100;

/** Categories and `*` by their names, filters as they are. */
export function TargetList({ ui, targets, empty, onRemove, qa }: Props) {
  const { t } = ui;
  const [sought, setSought] = useState('');
  const [isWhole, setIsWhole] = useState(false);
  if (targets.length === 0) return <Empty text={empty} />;
  const found = sought === '' ? targets : targets.filter((target) => target.includes(sought.trim().toLowerCase()));
  const shown = isWhole ? found : found.slice(0, SHOWN);
  return (
    <>
      {targets.length >= SEARCHED_FROM && (
        <Field label={t('sites.find')}>
          {(control) => (
            <input
              {...control}
              class="Input"
              type="search"
              dir="ltr"
              value={sought}
              onInput={(event) => setSought(event.currentTarget.value)}
              data-qa={`${qa}-find`}
            />
          )}
        </Field>
      )}
      <ul class="TargetList plain" data-qa={`${qa}-list`}>
        {shown.map((target) => {
          const name = targetName(t, target);
          return (
            <li key={target} class="TargetList-item" data-qa={`${qa}-item`} data-target={target}>
              {name === target ? <Address text={target} /> : <span>{name}</span>}
              {onRemove !== undefined && (
                <Button
                  look="quiet"
                  onClick={() => onRemove(target)}
                  label={t('options.remove-named', { name })}
                  qa={`${qa}-remove`}
                >
                  {t('options.remove')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {shown.length < found.length && (
        <div>
          <Button onClick={() => setIsWhole(true)} qa={`${qa}-all`}>
            {t('sites.show-all', { count: found.length })}
          </Button>
        </div>
      )}
    </>
  );
}
