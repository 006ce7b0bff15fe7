/** When a stopped page opens again by itself, in the family's own time. */
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly opens: string | null;
  readonly timeZone: string;
}

/** The day is said only when it is not today. */
export function Opens({ ui, opens, timeZone }: Props) {
  return (
    <p class="BlockedPage-opens" data-qa="blocked-opens">
      {opens === null
        ? ui.t('blocked.opens-never')
        : ui.t('blocked.opens', { when: ui.format.moment(opens, timeZone, Date.now()) })}
    </p>
  );
}
