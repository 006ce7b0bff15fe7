/** The built extension as a browser sees it: folders, ids, and changed copies for tests. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onExit } from './wait';

const ROOT = path.resolve(import.meta.dirname, '../../..');

export type Kind = 'chromium' | 'firefox';

/** dist/<kind>; says what to do when there is no build. HIFAZAT_DIST names another folder of builds. */
export function builtExtension(kind: Kind): string {
  const folder = path.join(process.env.HIFAZAT_DIST ?? path.join(ROOT, 'dist'), kind);
  if (!fs.existsSync(path.join(folder, 'manifest.json'))) throw new Error(`No build in ${folder}: run "npm run build" first.`);
  return folder;
}

export interface Manifest {
  key?: string;
  version: string;
  permissions?: string[];
  browser_specific_settings?: { gecko?: { id?: string } };
}

export const readManifest = (folder: string): Manifest =>
  JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;

/** The id that Chromium gives to an extension: of the manifest's key, else of the folder's path. */
export function chromiumId(folder: string): string {
  const { key } = readManifest(folder);
  return idOf(key ? Buffer.from(key, 'base64') : Buffer.from(fs.realpathSync(folder)));
}

export function idOf(publicKey: Buffer): string {
  const hex = createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
  return [...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

export function firefoxId(folder: string): string {
  const id = readManifest(folder).browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`${folder} has no gecko id`);
  return id;
}

/** A copy of an extension with its manifest changed; removed when the process ends. */
export function changedCopy(folder: string, change: (manifest: Manifest) => Manifest): string {
  const copy = temporaryFolder('extension');
  fs.cpSync(folder, copy, { recursive: true });
  fs.writeFileSync(path.join(copy, 'manifest.json'), JSON.stringify(change(readManifest(folder)), null, 2));
  return copy;
}

/** A copy that asks for one permission more. */
export const withPermission = (folder: string, permission: string): string =>
  changedCopy(folder, (manifest) => ({ ...manifest, permissions: [...(manifest.permissions ?? []), permission] }));

/** A copy that may ask the browser what its rules would do (`testMatchOutcome`, `getMatchedRules`). */
export const withRuleFeedback = (folder: string): string => withPermission(folder, 'declarativeNetRequestFeedback');

/** A new folder in the system's temporary place; removed when the process ends at the latest. */
export function temporaryFolder(purpose: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `hifazat-${purpose}-`));
  onExit(() => removeFolder(folder));
  return folder;
}

export const removeFolder = (folder: string): void =>
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 8, retryDelay: 150 });
