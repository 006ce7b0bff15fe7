/** What a child should know about a helper before calling or opening: when, alone or with a grown-up, what they ask, whom they tell. */
import { phoneOf } from '../../core/help/directory';
import { openingOf } from '../../core/help/opening';
import type { Helper } from '../../core/help/policy-entry';
import type { MessageKey } from '../../i18n/t';
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly entry: Helper;
  /** All of it in sight (before a page opens) instead of behind a summary. */
  readonly isOpen?: boolean;
}

const ALONE: Readonly<Record<Helper['minorDirect'], MessageKey>> = {
  yes: 'report.takes_children',
  with_adult: 'help.minor_with_adult',
  no: 'report.minor_no',
  unknown: 'help.minor_unknown',
};
const NAMELESS: Readonly<Record<Helper['anonymous'], MessageKey | null>> = {
  yes: 'help.anonymous_yes',
  partly: 'report.anonymous_partly',
  no: 'report.anonymous_no',
  unknown: null,
};
const FAMILY: Readonly<Record<Helper['tellsFamily'], MessageKey>> = {
  yes: 'report.tells_yes',
  sometimes: 'report.tells_sometimes',
  no: 'report.tells_no',
  unknown: 'help.tells_unknown',
};

/** Hours and "with a grown-up" in sight; the rest one tap away. */
export function HelperFacts({ ui, entry, isOpen = false }: Props) {
  const { t, language } = ui;
  const { minorDirect, added } = entry;
  const alone = minorDirect === 'with_adult' || minorDirect === 'no' ? t(ALONE[minorDirect]) : null;
  const inSight = [...timesOf(ui, entry), alone].filter((part) => part !== null).join(' · ');
  const nameless = NAMELESS[entry.anonymous];
  const details = (
    <ul class="Plain-list small">
      {entry.next !== undefined && <li>{entry.next[language]}</li>}
      {entry.asksFor.length > 0 && (
        <li>
          {t('help.asks')} {ui.format.list(entry.asksFor.map((ask) => t(`help.asks_${ask}`)))}
        </li>
      )}
      {alone === null && <li>{t(ALONE[minorDirect])}</li>}
      {nameless !== null && <li>{t(nameless)}</li>}
      <li>{t(FAMILY[entry.tellsFamily])}</li>
      {added === undefined && (
        <li>{entry.verifiedOn === null ? t('help.checked_unknown') : t('help.checked', { date: entry.verifiedOn })}</li>
      )}
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

/** When somebody is there: in words where the source has words, and "open now" or the next opening where it has hours. */
function timesOf({ t, format, language }: Ui, entry: Helper): string[] {
  const { hours, kind } = entry;
  const note = hours.note?.[language];
  const opening = openingOf(entry, Date.now());
  const zone = hours.open?.zone ?? 'UTC';
  const now =
    opening === null || hours.always === true ? [] : [opening.isOpen ? t('report.open_now') : nextOpening(opening.opens)];
  function nextOpening(opens: number | null): string | null {
    return opens === null ? null : t('report.opens_at', { time: format.moment(new Date(opens).toISOString(), zone, Date.now()) });
  }
  const known = note ?? (hours.always === true ? t('help.open_always') : null);
  // A web page has no opening hours, and an emergency number has none that a child should doubt.
  const unknown = phoneOf(entry) === null || kind === 'emergency' || opening !== null ? null : t('help.open_unknown');
  return [...now, known ?? unknown].filter((part) => part !== null);
}
