/** Instants in this page: in the zone of the computer that the parent sits at. */
import type { Ui } from '../../ui/ui';

/** "Today" is not said: the time alone is today's. */
export function momentWords({ format }: Ui, at: number): string {
  return format.moment(new Date(at).toISOString(), Intl.DateTimeFormat().resolvedOptions().timeZone, Date.now());
}
