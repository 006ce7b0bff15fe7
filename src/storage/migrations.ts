/**
 * Older stored items become today's, before anything reads them: ordered steps over plain JSON. Step n makes version n+1 of version n; a
 * released step is never edited, and keeps its own copy of the shapes it knows. For each version there is tests/fixtures/storage/vN.json.
 */
import { InvalidValueError, NewerDataError } from './errors';
import type { ItemRows } from './item-rows';

/** All items by key. */
export type Dump = Readonly<Record<string, unknown>>;
export type MigrationStep = (dump: Dump) => Dump;

export const VERSION_KEY = 'version';
/** From version 1 to 2, from 2 to 3 … */
export const STEPS: readonly MigrationStep[] = [];

/**
 * The dump in the newest version. Nothing stored at all is a fresh install. Throws NewerDataError when a newer Hifazat wrote it and
 * InvalidValueError when its version is no version; nothing is changed then.
 */
export function migrate(dump: Dump, steps: readonly MigrationStep[] = STEPS): Dump {
  const newest = steps.length + 1;
  if (Object.keys(dump).length === 0) return { [VERSION_KEY]: newest };
  const version = dump[VERSION_KEY] ?? 1;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new InvalidValueError(`the stored data name ${JSON.stringify(version)} as their version`);
  }
  if (version > newest) {
    throw new NewerDataError(
      `the stored data are of version ${version}, this Hifazat reads up to ${newest}: install the newer one again`,
    );
  }
  const migrated = steps.slice(version - 1).reduce((older, next) => next(older), dump);
  return { ...migrated, [VERSION_KEY]: newest };
}

/** Brings the stored items to the newest version: values and version in one write, or nothing. */
export async function runMigrations(rows: ItemRows, steps: readonly MigrationStep[] = STEPS): Promise<void> {
  const stored = Object.fromEntries((await rows.all()).map(({ key, value }) => [key, value]));
  const migrated = migrate(stored, steps);
  const changed = Object.entries(migrated).filter(([key, value]) => stored[key] !== value);
  if (changed.length > 0) await rows.put(changed.map(([key, value]) => ({ key, value })));
}
