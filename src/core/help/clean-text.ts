/** Text that came from a page or a keyboard, made safe to stand in one line of a report. */

/** One line: no control or direction characters that could fake another line or turn the text around. */
export function cleanLine(text: string): string {
  return wellFormed(text)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu, ' ')
    .trim();
}

/** Half characters replaced, so that JSON, links and digests can carry the text. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
