/** `npm run build`: dist/chromium and dist/firefox, each loadable unpacked. With arguments only the named ones. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { filesUnder } from './archive';
import { addBundledLists } from './bundled-lists';
import type { Kind } from './find-browsers';
import { writeManagedSchema } from './managed-schema';
import { ROOT, Stop } from './shell';

/** Builds one target into a clean folder. */
export async function buildTarget(target: Kind): Promise<void> {
  const folder = path.join(ROOT, 'dist', target);
  rmSync(folder, { recursive: true, force: true });
  // vite.config.ts reads the target from the environment when it is loaded, so the two builds run one after the other.
  process.env.TARGET = target;
  // The runner that runs this script leaves development mode on: it would put this folder's paths into the pages.
  process.env.NODE_ENV = 'production';
  await build({ root: ROOT, configFile: path.join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  addBundledLists(target, folder);
  console.log(`dist/${target}: ${filesUnder(folder).length} files`);
}

export async function main(args: string[]): Promise<void> {
  const targets = (['chromium', 'firefox'] as const).filter((target) => args.length === 0 || args.includes(target));
  if (targets.length === 0) throw new Stop('Name "chromium", "firefox" or nothing.');
  writeManagedSchema();
  for (const target of targets) await buildTarget(target);
}
