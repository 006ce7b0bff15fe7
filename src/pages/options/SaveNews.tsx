/** What became of the last change, always in sight and spoken by screen readers. */
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { Problems } from './Problems';
import type { SaveStatus } from './use-editor';

/** Sticks to the lower edge, so that it is seen wherever the change was made. */
export function SaveNews({ ui, status }: { readonly ui: Ui; readonly status: SaveStatus }) {
  const { t } = ui;
  return (
    <div class="SaveNews" data-qa="save-news" data-state={status.state}>
      {status.state === 'saving' && <Notice kind="info" title={t('options.saving')} />}
      {status.state === 'saved' && <Notice kind="good" title={t('options.saved')} />}
      {status.state === 'failed' && <Notice kind="problem" title={t('options.save-failed')} />}
      {status.state === 'refused' && (
        <Notice kind="problem" title={t('options.refused')}>
          <Problems ui={ui} problems={status.problems} />
        </Notice>
      )}
    </div>
  );
}
