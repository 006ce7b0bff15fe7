/** What a child should know about a helper before calling or opening: when, alone or with a grown-up, what they ask, whom they tell. */
import { type Entry, phoneOf } from '../../core/help/directory';
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly entry: Entry;
  /** All of it in sight (before a page opens) instead of behind a summary. */
  readonly isOpen?: boolean;
}

/** Hours and "with a grown-up" in sight; the rest one tap away. */
export function HelperFacts({ ui, entry, isOpen = false }: Props) {
  const { t, language } = ui;
  const { hours } = entry;
  const note = hours.note?.[language];
  const alone = entry.minorDirect === 'with_adult' ? t('help.minor_with_adult') : null;
  // A web page has no opening hours.
  const unknown = phoneOf(entry) === null ? null : t('help.open_unknown');
  const times = note ?? (hours.always === true ? t('help.open_always') : unknown);
  const inSight = [times, alone].filter((part) => part !== null).join(' · ');
  const details = (
    <ul class="Plain-list small">
      {entry.next !== undefined && <li>{entry.next[language]}</li>}
      {entry.asksFor.length > 0 && (
        <li>
          {t('help.asks')} {ui.format.list(entry.asksFor.map((ask) => t(`help.asks_${ask}`)))}
        </li>
      )}
      {entry.minorDirect === 'unknown' && <li>{t('help.minor_unknown')}</li>}
      {entry.anonymous === 'yes' && <li>{t('help.anonymous_yes')}</li>}
      {entry.tellsFamily === 'unknown' && <li>{t('help.tells_unknown')}</li>}
      <li>{entry.verifiedOn === null ? t('help.checked_unknown') : t('help.checked', { date: entry.verifiedOn })}</li>
    </ul>
  );
  return (
    <div class="Facts">
      {inSight !== '' && <p class="small soft">{inSight}</p>}
      {entry.confidence === 'L' && <p class="small">{t('help.checked_old')}</p>}
      {isOpen ? (
        details
      ) : (
        <details class="More">
          <summary>{t('help.after')}</summary>
          {details}
        </details>
      )}
    </div>
  );
}
