/**
 * The profile of a browser in which the extension was installed in an earlier run: made once in a run of the tests, then copied, because
 * every first run takes a start, an install and an end of the browser.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LaunchOptions } from './driver';
import type { Kind } from './extension';

/** Where a run keeps them; processes of the run inherit it. */
const PLACE = 'HIFAZAT_EARLIER_PROFILES';

/** Vitest calls this before the first test file, and what it gives after the last. */
export default function setup(): () => void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hifazat-earlier-'));
  process.env[PLACE] = folder;
  return () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 8, retryDelay: 150 });
}

/** Begins `profile` as a copy of the one of the earlier run; false where there is none yet, or these options want their own. */
export function beginsEarlier(kind: Kind, options: LaunchOptions, profile: string): boolean {
  const kept = placeOf(kind, options);
  if (kept === null || !fs.existsSync(kept)) return false;
  fs.cpSync(kept, profile, { recursive: true });
  return true;
}

/** Keeps the profile of a browser that has ended after its first run. */
export function keepEarlier(kind: Kind, options: LaunchOptions, profile: string): void {
  const kept = placeOf(kind, options);
  if (kept === null || fs.existsSync(kept)) return;
  fs.cpSync(profile, `${kept}.new`, { recursive: true });
  fs.renameSync(`${kept}.new`, kept);
}

/** One for each extension, in a browser as it comes: everything else is a profile of its own. */
function placeOf(kind: Kind, { extension = '', language, profile, wrap, env, display }: LaunchOptions): string | null {
  const folder = process.env[PLACE];
  const isOwn = extension === null || [language, profile, wrap, env, display].some((option) => option !== undefined);
  if (folder === undefined || isOwn) return null;
  return path.join(folder, `${kind}-${createHash('sha256').update(extension).digest('hex').slice(0, 12)}`);
}
