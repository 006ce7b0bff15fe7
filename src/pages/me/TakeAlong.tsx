/** In a private window nothing of the page is taken along until the child says so here. */
import { useState } from 'preact/hooks';
import { draftFrom } from '../../core/help/report';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { ViewProps } from './flow';

/** Shown where there is a covered tab of which nothing is known. */
export function TakeAlong({
  ui: { t },
  wire,
  press,
  flow,
  change,
}: Pick<ViewProps, 'ui' | 'wire' | 'press' | 'flow' | 'change'>) {
  const [hasFailed, setFailed] = useState(false);
  const { tabId } = press;
  if (press.context !== null || tabId === null || flow.captured.address !== null) return null;
  const take = async () => {
    const { context } = await wire.ask('help/capture', { tabId });
    if (context === null) return setFailed(true);
    change((now) => {
      const { address, title, selectedText, clicked, at } = draftFrom(context, Date.now(), now.draft.zone);
      const taken = { address, title, selectedText, clicked, at };
      return { ...now, draft: { ...now.draft, ...taken }, captured: { ...now.captured, ...taken } };
    });
  };
  return (
    <Notice kind="info" title={t('help.private_note')}>
      <Button onClick={() => void take().catch(() => setFailed(true))} qa="take-along">
        {t('help.private_take')}
      </Button>
      {hasFailed && <p role="status">{t('help.private_failed')}</p>}
    </Notice>
  );
}
