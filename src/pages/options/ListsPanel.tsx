/** Subscribed lists: which there are and how they are doing, the gallery, and a list of one's own choice. */
import { useEffect, useState } from 'preact/hooks';
import { resolve } from '../../core/settings/defaults';
import { categoryName } from '../../i18n/rule-words';
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Dialog } from '../../ui/Dialog';
import { Empty } from '../../ui/Empty';
import type { Ui } from '../../ui/ui';
import { useView } from '../use-view';
import { GalleryCard } from './GalleryCard';
import { isRunning, ListRow } from './ListRow';
import { ManagedNotice } from './ManagedNotice';
import { OwnListCard } from './OwnListCard';
import { keyOf, listName, type WrittenList } from './own-list';
import { isManaged, type PanelProps } from './panel';

/** How often the bar of a list that is being fetched is drawn anew. */
const BAR_MS = 500;

/** The `lists` section. Nothing is fetched before the parent says yes to that very address. */
export function ListsPanel({ ui, wire, view, editor }: PanelProps) {
  const { t } = ui;
  const isLocked = isManaged(view, 'lists');
  const lists = (isLocked ? view.effective.lists : editor.document.lists) ?? [];
  const [status, reload] = useView(wire, 'lists/status', {});
  const [asked, setAsked] = useState<WrittenList | null>(null);
  const { categories } = resolve(view.effective);
  const found = status.state === 'ready' ? status.value.lists : [];
  // The worker announces what changes a rule, not each piece of an answer: while one comes, the bar asks for itself.
  const isMoving = found.some(isRunning);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(reload, BAR_MS);
    return () => clearInterval(timer);
  }, [isMoving, reload]);
  const nameOf = (list: WrittenList) => listName(ui, list, lists, categoryName(t, list.category ?? ''));
  return (
    <>
      <p class="soft">{t('lists.lead')}</p>
      {isLocked && <ManagedNotice ui={ui} />}
      <Card title={t('lists.mine-title')} qa="lists">
        {lists.length === 0 && <Empty text={t('lists.mine-empty')} />}
        {lists.length > 0 && (
          <ul class="Lists plain">
            {lists.map((list) => (
              <ListRow
                key={list.id}
                ui={ui}
                wire={wire}
                listKey={keyOf(list, lists)}
                name={nameOf(list)}
                url={list.kind === 'protected' ? null : list.url}
                isKindOpen={
                  list.kind !== 'protected' &&
                  Object.entries(categories).some(([id, action]) => id === list.category && action === 'allow')
                }
                status={found.find(({ key }) => key === keyOf(list, lists)) ?? null}
                onRemove={
                  isLocked
                    ? null
                    : () =>
                        void editor.save(
                          'lists',
                          lists.filter((other) => other !== list),
                        )
                }
              />
            ))}
          </ul>
        )}
      </Card>
      {!isLocked && (
        <>
          <GalleryCard ui={ui} have={lists.map(({ url }) => url)} taken={lists.map(({ id }) => id)} onAdd={setAsked} />
          <OwnListCard ui={ui} lists={lists} onAdd={setAsked} />
        </>
      )}
      {asked !== null && (
        <AskToFetch
          ui={ui}
          list={asked}
          onYes={() => {
            setAsked(null);
            void editor.save('lists', [...lists, asked]);
          }}
          onNo={() => setAsked(null)}
        />
      )}
    </>
  );
}

interface AskProps {
  readonly ui: Ui;
  readonly list: WrittenList;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** The plain yes. */
function AskToFetch({ ui, list, onYes, onNo }: AskProps) {
  const { t } = ui;
  return (
    <Dialog title={t('lists.ask-title')} onClose={onNo} qa="list-ask">
      <p>
        <Address text={list.url} />
      </p>
      <p>{t('lists.ask-text', { count: list.updateHours ?? 24 })}</p>
      <p class="soft small">{t('lists.ask-see')}</p>
      <div class="row">
        <Button look="primary" onClick={onYes} qa="list-yes">
          {t('lists.ask-yes')}
        </Button>
        <Button onClick={onNo} qa="list-no">
          {t('options.cancel')}
        </Button>
      </div>
    </Dialog>
  );
}
