/**
 * RFC 8785 (JSON Canonicalization Scheme), so that a report's digest can be checked by anyone with any library. ECMAScript's own writing of
 * numbers and strings is what the RFC prescribes; what is left is the order of keys and refusing what JSON can't say.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

const LONE_SURROGATE = /\p{Surrogate}/u;

/** The canonical form. Throws TypeError for numbers that are not finite and for text with half a character (I-JSON, RFC 7493). */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number in JSON is finite');
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return quoted(value);
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // Keys in order of their UTF-16 code units: what sort() does without an argument.
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const written = members.flatMap(([key, member]) => (member === undefined ? [] : [`${quoted(key)}:${canonicalJson(member)}`]));
  return `{${written.join(',')}}`;
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function quoted(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new TypeError('text in JSON has no lone surrogates');
  return JSON.stringify(text);
}
