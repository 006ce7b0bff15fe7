/** One helper: who answers, the number, when, and what they may ask; said before anything is opened. */
import type { Helper } from '../../core/help/policy-entry';
import { Button } from '../../ui/Button';
import type { Ui } from '../../ui/ui';
import { hasWay } from './channels';
import { HelperFacts } from './HelperFacts';
import { PhoneNumber } from './PhoneNumber';

interface Props {
  readonly ui: Ui;
  readonly entry: Helper;
  /** The first one is drawn larger. */
  readonly isFirst?: boolean;
  /** Leads to what is said before its page opens. */
  readonly onPage?: () => void;
}

/** Name, number with its square, and the facts. */
export function HelperCard({ ui, entry, isFirst = false, onPage }: Props) {
  const { t, language } = ui;
  const phone = entry.channels.find((channel) => channel.type === 'tel' || channel.type === 'tel-menu');
  const about = entry.about[language];
  return (
    <section class={isFirst ? 'Helper Helper-first' : 'Helper'} data-qa={`helper-${entry.id}`}>
      <h2>{entry.name[language]}</h2>
      <AddedBy ui={ui} entry={entry} />
      {about !== '' && <p>{about}</p>}
      {phone !== undefined && <PhoneNumber ui={ui} number={phone.value} menuKey={phone.type === 'tel-menu' ? phone.key : null} />}
      <HelperFacts ui={ui} entry={entry} />
      {hasWay(entry) && onPage !== undefined && (
        <div>
          <Button onClick={onPage} qa={`page-${entry.id}`}>
            {t('help.ways_page')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Nothing for our own: we looked for their sources. */
export function AddedBy({ ui: { t }, entry: { added } }: Pick<Props, 'ui' | 'entry'>) {
  if (added === undefined) return null;
  return (
    <p class="small">
      <strong>{added.by === null ? t('report.added_by_school') : t('report.added_by', { name: added.by })}</strong>{' '}
      {t('report.added_note')}
    </p>
  );
}
