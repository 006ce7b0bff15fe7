/** What a child can choose between when it asks: buttons, so that nobody has to type a number. */
import type { T } from '../../i18n/t';
import type { AskableView, Span } from '../../messaging/time-views';

export interface Wish {
  readonly span: Span;
  readonly minutes: number;
}

const MINUTES = [5, 10, 15, 30, 45, 60];
/** What is chosen until the child chooses. */
const USUAL = 15;
/** How long "once" is for a site, minutes. */
const ONCE = 30;

/** The choices, the smallest first. A site is opened once, today or always; a limit and a schedule by minutes. */
export function wishesFor({ kind, spans }: Pick<AskableView, 'kind' | 'spans'>): Wish[] {
  return spans.flatMap((span): Wish[] => {
    if (kind === 'site' || span !== 'minutes') return [{ span, minutes: ONCE }];
    return MINUTES.map((minutes) => ({ span, minutes }));
  });
}

/** The one that is chosen at first: a quarter of an hour, else the smallest. */
export function usualWish(wishes: readonly Wish[]): Wish | undefined {
  return wishes.find(({ span, minutes }) => span === 'minutes' && minutes === USUAL) ?? wishes[0];
}

/** A wish's handle among its neighbours. */
export const wishKey = ({ span, minutes }: Wish): string => (span === 'minutes' ? String(minutes) : span);

/** What stands on the button. */
export function wishWords(t: T, kind: AskableView['kind'], { span, minutes }: Wish): string {
  if (span === 'always') return t('more.wish-always');
  if (span === 'day') return t(kind === 'schedule' ? 'more.wish-whole' : 'more.wish-day');
  return kind === 'site' ? t('more.wish-once', { count: minutes }) : t('more.minutes', { count: minutes });
}
