/** When a stopped page opens again by itself, in the family's own time. */
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly opens: string | null;
  readonly timeZone: string;
  /** A new day waits for somebody to vouch for the computer's clock. */
  readonly isDayHeld?: boolean;
}

/** The day is said only when it is not today. */
export function Opens({ ui, opens, timeZone, isDayHeld = false }: Props) {
  return (
    <p class="BlockedPage-opens" data-qa="blocked-opens">
      {opens === null
        ? ui.t(isDayHeld ? 'blocked.opens-held' : 'blocked.opens-never')
        : ui.t('blocked.opens', { when: ui.format.moment(opens, timeZone, Date.now()) })}
    </p>
  );
}
