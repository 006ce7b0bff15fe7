/**
 * `npm run package`: what is given to the stores, in artifacts/: a zip for Chromium's, an xpi for Firefox's, the source as a zip, and
 * SHA256SUMS. The same source gives the same bytes.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sha256, zipFiles, zipFolder } from './archive';
import { main as build } from './build';
import { overdueHelpers, today } from './overdue';
import { output, ROOT, Stop } from './shell';

/** Every file that git knows, as it is now. */
function sourceFiles(): Map<string, Uint8Array> {
  const listed = output('git', ['ls-files', '-z']);
  if (listed === null) throw new Stop('The source zip is made from "git ls-files": run this in a git checkout.');
  const names = listed.split('\0').filter((name) => name && existsSync(path.join(ROOT, name)));
  return new Map(
    names.filter((name) => statSync(path.join(ROOT, name)).isFile()).map((name) => [name, readFileSync(path.join(ROOT, name))]),
  );
}

/** Builds and packs; gives the archives by name. */
export async function makePackages(): Promise<Map<string, Uint8Array>> {
  await build([]);
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return new Map([
    [`hifazat-${version}-chromium.zip`, zipFolder(path.join(ROOT, 'dist/chromium'))],
    [`hifazat-${version}-firefox.xpi`, zipFolder(path.join(ROOT, 'dist/firefox'))],
    [`hifazat-${version}-source.zip`, zipFiles(sourceFiles())],
  ]);
}

/** The text of SHA256SUMS, as `sha256sum --check` reads it. */
export const checksums = (archives: ReadonlyMap<string, Uint8Array>): string =>
  [...archives].map(([name, data]) => `${sha256(data)}  ${name}\n`).join('');

/** A wrong number is the worst bug that this project can have: nothing leaves with numbers that nobody has looked at in time. */
export function refuseOverdue(day: string): void {
  const overdue = overdueHelpers(day);
  if (overdue.length > 0) throw new Stop(`Not packed: helpers to be checked again (docs/helplines.md):\n${overdue.join('\n')}`);
}

export async function main(): Promise<void> {
  refuseOverdue(today());
  const archives = await makePackages();
  const folder = path.join(ROOT, 'artifacts');
  mkdirSync(folder, { recursive: true });
  for (const [name, data] of archives) {
    writeFileSync(path.join(folder, name), data);
    console.log(`artifacts/${name}: ${data.length} bytes`);
  }
  writeFileSync(path.join(folder, 'SHA256SUMS'), checksums(archives));
}
