/** When the picture of words is offered: never where the page itself must not be copied, nor where a person comes before any evidence (facts 4.4). */
import { careFor, type HelpCategory, isAddressGuarded } from '../categories';

/** False = it is not shown and its words are dropped from memory. */
export function mayShowWords(category: HelpCategory): boolean {
  return !isAddressGuarded(category) && category !== 'danger_now' && careFor(category).report;
}
