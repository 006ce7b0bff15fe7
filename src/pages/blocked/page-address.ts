/** Reads the address that a redirect put behind our own `#`. Anybody can write there, so it is only text, and not much of it. */

/** The message contract's cap; longer ones are cut, not refused. */
const ADDRESS_CAP = 8192;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** What stands behind the `#`, without characters that could disguise it. */
export function readPageAddress(hash: string): string {
  return hash.replace(/^#/, '').slice(0, ADDRESS_CAP).replace(UNSEEN, '');
}

/** Whether the worker's answer is an address that a button may go to: http and https only. */
export function isWebAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol } = new URL(address);
  return protocol === 'http:' || protocol === 'https:';
}
