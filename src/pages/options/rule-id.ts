/** Ids for new limits and schedules: readable where the name is Latin, numbered where it isn't. */

/** An id that the document's schema takes and that none of `taken` is. */
export function newRuleId(name: string, kind: 'limit' | 'schedule' | 'list', taken: readonly string[]): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const stem = slug === '' ? kind : slug;
  if (!taken.includes(stem)) return stem;
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
