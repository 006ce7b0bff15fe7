/** One subscribed list: what is in force, how far it is, what went wrong, and what can be done. */
import { useState } from 'preact/hooks';
import type { ListStatus } from '../../messaging/list-views';
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { numberWords, sizeWords } from './own-list';
import { momentWords } from './when';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly listKey: string;
  readonly name: string;
  /** Null for a protected list, whose address is shown nowhere. */
  readonly url: string | null;
  readonly isKindOpen: boolean;
  readonly status: ListStatus | null;
  /** Null: read-only. */
  readonly onRemove: (() => void) | null;
}

/** Is it being fetched, read or stored? */
export const isRunning = ({ phase }: ListStatus): boolean => phase === 'fetching' || phase === 'reading' || phase === 'storing';

export function ListRow({ ui, wire, listKey, name, url, isKindOpen, status, onRemove }: Props) {
  const { t } = ui;
  const [isAsking, setIsAsking] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);
  const tell = (request: 'lists/refresh' | 'lists/cancel') =>
    void wire.ask(request, { key: listKey }).then(
      () => setHasFailed(false),
      () => setHasFailed(true),
    );
  const running = status !== null && isRunning(status);
  return (
    <li class="Lists-item stack" data-qa="list" data-key={listKey} data-phase={status?.phase ?? 'waiting'}>
      <div>
        <h3>{name}</h3>
        {url === null ? (
          <p class="soft small">{t('lists.protected-short')}</p>
        ) : (
          <p class="soft small">
            <Address text={url} />
          </p>
        )}
      </div>
      {status !== null && <Status ui={ui} status={status} />}
      {isKindOpen && (
        <p class="Lists-open">
          {t('lists.kind-open')} <a href="#categories">{t('lists.kind-change')}</a>
        </p>
      )}
      {hasFailed && (
        <p class="Field-problem" role="alert">
          {t('lists.failed')}
        </p>
      )}
      <div class="row">
        {running ? (
          <Button onClick={() => tell('lists/cancel')} label={t('lists.cancel-named', { name })} qa="list-cancel">
            {t('lists.cancel')}
          </Button>
        ) : (
          <Button onClick={() => tell('lists/refresh')} label={t('lists.refresh-named', { name })} qa="list-refresh">
            {t('lists.refresh')}
          </Button>
        )}
        {onRemove !== null && (
          <Button look="quiet" onClick={() => setIsAsking(true)} label={t('options.remove-named', { name })} qa="list-remove">
            {t('options.remove')}
          </Button>
        )}
      </div>
      {isAsking && onRemove !== null && (
        <Dialog title={t('lists.remove-ask', { name })} onClose={() => setIsAsking(false)} qa="list-remove-ask">
          <div class="row">
            <Button look="danger" onClick={onRemove} qa="list-remove-yes">
              {t('options.remove')}
            </Button>
            <Button onClick={() => setIsAsking(false)}>{t('options.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </li>
  );
}

/** While it runs a bar, else how the last try ended. */
function Status({ ui, status }: { readonly ui: Ui; readonly status: ListStatus }) {
  const { t } = ui;
  const { phase, error, entries, dropped, bad, fetchedAt, checkedAt, nextTryAt } = status;
  const facts = [
    fetchedAt === null ? t('lists.never') : t('lists.entries', { count: entries }),
    ...(fetchedAt === null ? [] : [t('lists.fetched', { when: momentWords(ui, fetchedAt) })]),
    ...(checkedAt === null || checkedAt === fetchedAt ? [] : [t('lists.checked', { when: momentWords(ui, checkedAt) })]),
    ...(nextTryAt === null || phase !== 'failed' ? [] : [t('lists.next', { when: momentWords(ui, nextTryAt) })]),
    ...(dropped === 0 ? [] : [t('lists.left-out', { count: dropped })]),
    ...(bad === 0 ? [] : [t('lists.bad', { count: bad })]),
  ];
  return (
    <div class="stack Lists-status">
      {isRunning(status) ? (
        <Progress ui={ui} status={status} />
      ) : (
        <p class={phase === 'failed' ? 'Field-problem' : 'Lists-phase'} data-qa="list-phase">
          {t(`lists.phase-${phase}`)}
          {error !== null && <> — {t(`lists.error-${error}`)}</>}
        </p>
      )}
      <ul class="Lists-facts small soft">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        {error !== null && fetchedAt !== null && <li>{t('lists.kept')}</li>}
      </ul>
    </div>
  );
}

/** The browser's own bar: it moves without a known end where the server promises nothing. */
function Progress({ ui, status }: { readonly ui: Ui; readonly status: ListStatus }) {
  const { t } = ui;
  const { phase, received, total, reading } = status;
  const words = {
    phase: t(`lists.phase-${phase}`),
    size: sizeWords(ui, received),
    total: sizeWords(ui, total ?? 0),
    count: numberWords(ui, reading),
  };
  const said = t(total === null ? 'lists.progress' : 'lists.progress-of', words);
  return (
    <div data-qa="list-progress">
      {total === null ? (
        <progress class="Lists-bar" aria-label={said} />
      ) : (
        <progress class="Lists-bar" aria-label={said} max={total} value={Math.min(received, total)} />
      )}
      <p class="small">{said}</p>
    </div>
  );
}
