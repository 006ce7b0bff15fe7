/** Archives that are the same bytes whenever the same files go in: sorted names, one fixed time, no extra fields. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Zippable, zipSync } from 'fflate';

/** The earliest time that a zip can carry and that is after 1980 in every zone. */
const FIXED_TIME = new Date(1980, 0, 2);

/** A zip of named contents. */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const name of [...files.keys()].sort()) {
    const data = files.get(name);
    if (data) entries[name] = [data, { level: 9, mtime: FIXED_TIME }];
  }
  return zipSync(entries);
}

/** Files under a folder, as paths with `/`, sorted. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** A zip of everything in a folder. */
export function zipFolder(folder: string): Uint8Array {
  return zipFiles(new Map(filesUnder(folder).map((name) => [name, readFileSync(path.join(folder, name))])));
}

export const sha256 = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex');
