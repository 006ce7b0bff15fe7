/** Every request that Hifazat itself made: how many since when, and the last ones. */
import { isMessageKey } from '../../i18n/t';
import type { ListsView } from '../../messaging/list-views';
import { Address } from '../../ui/Address';
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';
import { useView, type Wire } from '../use-view';
import { sizeWords } from './own-list';
import { momentWords } from './when';

type Request = ListsView['requests']['last'][number];

/** A protected list's host is named nowhere. */
export function RequestsCard({ ui, wire }: { readonly ui: Ui; readonly wire: Wire }) {
  const { t } = ui;
  const [view] = useView(wire, 'lists/status', {});
  if (view.state !== 'ready') return null;
  const { count, since, last } = view.value.requests;
  return (
    <Card title={t('lists.requests-title')} qa="requests">
      <p data-qa="requests-count">
        {since === null ? t('lists.requests-none') : t('lists.requests', { count, when: momentWords(ui, since) })}
      </p>
      {last.length > 0 && (
        <details>
          <summary>{t('lists.requests-last')}</summary>
          <ul class="Points" data-qa="requests-last">
            {last.map((request) => (
              <li key={`${request.at} ${request.host}`}>
                {request.host === null ? t('lists.protected') : <Address text={request.host} />}{' '}
                <span class="soft small">{requestWords(ui, request)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function requestWords(ui: Ui, { at, bytes, outcome }: Request): string {
  const { t } = ui;
  const ended = `lists.outcome-${outcome}`;
  const failed = `lists.error-${outcome}`;
  const words = isMessageKey(ended) ? t(ended) : isMessageKey(failed) ? t(failed) : t('lists.outcome-failed');
  return t('lists.request', { when: momentWords(ui, at), size: sizeWords(ui, bytes), outcome: words });
}
