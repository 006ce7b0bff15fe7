/** Chance, from the browser. */

/** So many random bytes. */
export const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** A new id that nobody can guess. */
export const randomId = (): string => crypto.randomUUID();
