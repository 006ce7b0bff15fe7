/** Change and remove, at the end of a rule's card. Removing asks once more: a slip would open what should be closed. */
import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly name: string;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly qa: string;
}

/** Both buttons name the rule for screen readers. */
export function RuleButtons({ ui, name, onEdit, onRemove, qa }: Props) {
  const { t } = ui;
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div class="row">
      <Button onClick={onEdit} label={t('options.edit-named', { name })} qa={`${qa}-edit`}>
        {t('options.edit')}
      </Button>
      <Button look="quiet" onClick={() => setIsAsking(true)} label={t('options.remove-named', { name })} qa={`${qa}-remove`}>
        {t('options.remove')}
      </Button>
      {isAsking && (
        <Dialog title={t('options.remove-ask', { name })} onClose={() => setIsAsking(false)} qa={`${qa}-ask`}>
          <div class="row">
            <Button look="danger" onClick={onRemove} qa={`${qa}-remove-yes`}>
              {t('options.remove')}
            </Button>
            <Button onClick={() => setIsAsking(false)} qa={`${qa}-remove-no`}>
              {t('options.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
