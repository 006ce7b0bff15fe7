/** The gallery: well-kept public lists with everything that a parent should know before saying yes. */
import { GALLERY, type GalleryList } from '../../core/lists/gallery';
import { CATEGORY_IDS } from '../../core/sites/category';
import { categoryName } from '../../i18n/rule-words';
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';
import { numberWords, type WrittenList } from './own-list';

interface Props {
  readonly ui: Ui;
  /** Addresses and ids that are there already. */
  readonly have: readonly string[];
  readonly taken: readonly string[];
  readonly onAdd: (list: WrittenList) => void;
}

/** Closed at first, by kind of sites: a parent looks for a kind, not for a publisher. */
export function GalleryCard({ ui, have, taken, onAdd }: Props) {
  const { t } = ui;
  const kinds = CATEGORY_IDS.map((id) => [id, GALLERY.filter(({ category }) => category === id)] as const);
  return (
    <Card title={t('lists.gallery-title')} hint={t('lists.gallery-hint')} qa="gallery">
      {kinds.map(([id, lists]) =>
        lists.length === 0 ? null : (
          <details key={id} class="Gallery-kind" data-qa={`gallery-${id}`}>
            <summary>{t('lists.gallery-kind', { kind: categoryName(t, id), count: lists.length })}</summary>
            <ul class="Gallery plain">
              {lists.map((list) => (
                <GalleryItem
                  key={list.id}
                  ui={ui}
                  list={list}
                  isThere={have.includes(list.url) || taken.includes(list.id)}
                  onAdd={onAdd}
                />
              ))}
            </ul>
          </details>
        ),
      )}
    </Card>
  );
}

interface ItemProps {
  readonly ui: Ui;
  readonly list: GalleryList;
  readonly isThere: boolean;
  readonly onAdd: (list: WrittenList) => void;
}

function GalleryItem({ ui, list, isThere, onAdd }: ItemProps) {
  const { t, format } = ui;
  const { id, publisher, home, category, licence, url, hosts, checked, rhythm, caveat, updateHours } = list;
  const name = t('lists.by', { category: categoryName(t, category), publisher });
  return (
    <li class="Gallery-item" data-qa="gallery-item" data-list={id}>
      <div>
        <h3>{name}</h3>
        <p>{t(caveat)}</p>
        <p class="small soft">
          {[
            t('lists.gallery-hosts', { number: numberWords(ui, hosts) }),
            t(rhythm),
            t('lists.gallery-licence', { licence }),
            t('lists.gallery-checked', { day: format.dayKey(checked) }),
          ].join(' · ')}
        </p>
        <p class="small soft">
          {t('lists.gallery-home')} <Address text={home} />
        </p>
      </div>
      {isThere ? (
        <p class="Lists-phase">{t('lists.gallery-have')}</p>
      ) : (
        <Button
          onClick={() => onAdd({ id, category, url, format: list.format, updateHours })}
          label={t('lists.add-named', { name })}
          qa="gallery-add"
        >
          {t('lists.add')}
        </Button>
      )}
    </li>
  );
}
