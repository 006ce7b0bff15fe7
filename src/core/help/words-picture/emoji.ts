/**
 * Emoji as names (`:crying face:`): a picture of words has no pictures in it, and a name can be read aloud. The names are CLDR's short names;
 * skin tones are left out, they say nothing about what was said.
 */
import TABLE from './emoji-names.json';

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(TABLE.names));
/** Anything that a browser may draw as a little picture: sequences, flags, keycaps, and what is drawn so by default or on request. */
const EMOJI =
  /\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f\u{e0020}-\u{e007f}]*(?:\u200d\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f]*)*|[#*0-9]\ufe0f?\u20e3|[\u{1f1e6}-\u{1f1ff}]{1,2}/gu;
/** What is left of a sequence when its parts were named: joiners, selectors, tones and tags that draw nothing by themselves. */
const LEFT_OVER = /[\ufe0e\ufe0f\u20e3\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e007f}]/gu;
/** Signs that are letters to whoever reads them. */
const LETTERS: ReadonlySet<string> = new Set(['©', '®', '™']);

/** The text with each emoji as its name between colons; one that has no name (newer than the table) is `:emoji:`. */
export function nameEmoji(text: string): string {
  return text.replace(EMOJI, (sign) => named(sign)).replace(LEFT_OVER, '');
}

function named(sign: string): string {
  const bare = sign.replace(/[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '');
  if (LETTERS.has(bare)) return bare;
  const whole = NAMES.get(bare);
  if (whole !== undefined) return `:${whole}:`;
  // A sequence that nobody named: what it is made of.
  const parts = bare.split('\u200d');
  return parts.map((part) => `:${NAMES.get(part) ?? 'emoji'}:`).join('');
}
