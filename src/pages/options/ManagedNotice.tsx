/** Said on top of every section that policy sets. */
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';

/** Shown, not hidden: whoever looks should see which rules hold and whose they are. */
export function ManagedNotice({ ui }: { readonly ui: Ui }) {
  return (
    <Notice kind="info" title={ui.t('options.managed')} qa="managed">
      <p>{ui.t('options.managed-text')}</p>
    </Notice>
  );
}
