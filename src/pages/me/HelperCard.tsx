/** One helper: who answers, the number, when, and what they may ask; said before anything is opened. */
import type { Entry } from '../../core/help/directory';
import { Button } from '../../ui/Button';
import type { Ui } from '../../ui/ui';
import { findWebChannels } from './channels';
import { HelperFacts } from './HelperFacts';
import { PhoneNumber } from './PhoneNumber';

interface Props {
  readonly ui: Ui;
  readonly entry: Entry;
  /** The first one is drawn larger. */
  readonly isFirst?: boolean;
  /** Leads to what is said before its page opens. */
  readonly onPage?: () => void;
}

/** Name, number with its square, and the facts. */
export function HelperCard({ ui, entry, isFirst = false, onPage }: Props) {
  const { t, language } = ui;
  const phone = entry.channels.find((channel) => channel.type === 'tel' || channel.type === 'tel-menu');
  const hasPage = findWebChannels(entry).length > 0 || entry.channels.some((channel) => channel.type === 'whatsapp');
  return (
    <section class={isFirst ? 'Helper Helper-first' : 'Helper'} data-qa={`helper-${entry.id}`}>
      <h2>{entry.name[language]}</h2>
      <p>{entry.about[language]}</p>
      {phone !== undefined && <PhoneNumber ui={ui} number={phone.value} menuKey={phone.type === 'tel-menu' ? phone.key : null} />}
      <HelperFacts ui={ui} entry={entry} />
      {hasPage && onPage !== undefined && (
        <div>
          <Button onClick={onPage} qa={`page-${entry.id}`}>
            {t('help.ways_page')}
          </Button>
        </div>
      )}
    </section>
  );
}
