/** The spellings of a parameter's key: browsers compare keys raw, some engines don't mind letter case, and any server unescapes. */

/** Keys up to this length are taken away in every mix of letter case, longer ones in the usual four. */
const EVERY_MIX = 6;
/** A sign that no engine's own keys hold: a plus, a percent-encoded letter, digit, underscore, space or control character. */
const ODD_SIGN = '(?:[+]|%(?:[012][0-9a-f]|3[0-9]|[46][1-9a-f]|[57][0-9af]))';
/** A parameter with such a key; the groups are what stands before it and what comes after. To be used without regard to letter case. */
export const oddParameter = (before: string): string => `^(${before}(?:[^#]*&)?)[^=&#]*${ODD_SIGN}[^=&#]*=[^&#]*&?(.*)$`;
const ODD_KEY = new RegExp(ODD_SIGN, 'i');

/** The spellings of a key that network rules take away by name. */
export function spellingsOf(key: string): string[] {
  if (key.length > EVERY_MIX) {
    const lower = key.toLowerCase();
    const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
    return [...new Set([key, lower, key.toUpperCase(), capital(lower), capital(key), ...camels(lower)])];
  }
  let mixes = [''];
  for (const letter of key)
    mixes = mixes.flatMap((mix) => [...new Set([letter.toLowerCase(), letter.toUpperCase()])].map((form) => mix + form));
  return mixes;
}

/** "safesearch" as two words; "family_filter" with capitals behind its underscores. */
function camels(lower: string): string[] {
  if (lower.startsWith('safesearch')) return ['safeSearch', 'SafeSearch'];
  const words = lower.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.length === 1 ? [] : [words.join('_')];
}

/** Do network rules take this spelling of the key away (or is it the key itself)? */
export const isTakenAway = (raw: string, key: string): boolean => ODD_KEY.test(raw) || spellingsOf(key).includes(raw);

/** The parameters of a query, raw and read as a server would. */
export interface Parameter {
  readonly raw: string;
  readonly key: string;
  readonly value: string;
}
export function parametersOf(query: string): Parameter[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=');
      const raw = at < 0 ? part : part.slice(0, at);
      return { raw, key: unescapeText(raw).trim().toLowerCase(), value: at < 0 ? '' : unescapeText(part.slice(at + 1)) };
    });
}

/** A plus is a space; bytes that are no UTF-8 stay as they are written. */
export function unescapeText(text: string): string {
  return text.replaceAll('+', ' ').replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run; // the only thing that it throws is "not UTF-8"
    }
  });
}
