/** The addresses that a text shows besides itself, as texts. */
import { parseAddress } from '../../../src/core/sites/address';
import { type InnerAddress, innerAddresses } from '../../../src/core/sites/inner-addresses';

export function innerOf(text: string, guessProxies = false): readonly InnerAddress[] {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return innerAddresses(parsed.address, { guessProxies });
}
export const shown = (text: string, guessProxies = false): string[] =>
  innerOf(text, guessProxies).map(({ address }) => address.href);
