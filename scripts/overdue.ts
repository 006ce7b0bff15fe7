/** Entries of the directory of helpers whose sources must be looked at again: a warning in `npm test`, a failure in `npm run package`. */
import { allDirectories, type Directory } from '../src/core/help/directory';

/** One line for each entry whose `reviewBy` lies before `today` (a day such as 2026-11-22). */
export function overdueHelpers(today: string, directories: readonly Directory[] = allDirectories()): string[] {
  return directories.flatMap(({ country, entries }) =>
    entries
      .filter(({ reviewBy }) => reviewBy < today)
      .map(({ id, reviewBy, source }) => `${country} ${id}: its source was to be looked at by ${reviewBy} (${source})`),
  );
}

/** Today in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
