/**
 * `npm run tour [-- chromium firefox]`: drives the built extension through its main job in a real browser, prints each step with what it
 * saw, and leaves pictures in artifacts/tour/. A step that fails is said so, and the exit code is 1.
 */
import path from 'node:path';
import { launch } from '../tests/e2e/harness/open';
import { startServer } from '../tests/e2e/harness/server';
import { main as build } from './build';
import type { Kind } from './find-browsers';
import { ROOT } from './shell';
import { STEPS } from './tour-steps';

async function tourOf(kind: Kind): Promise<number> {
  const folder = path.join(ROOT, 'artifacts/tour', kind);
  const server = await startServer();
  const driver = await launch(kind, { server });
  let failed = 0;
  let pictures = 0;
  try {
    for (const [index, [title, act]] of STEPS.entries()) {
      console.log(`\n${index + 1}. ${title}`);
      const picture: Parameters<typeof act>[0]['picture'] = async (tab, name, full = false) => {
        pictures++;
        await tab.screenshot(path.join(folder, `${name}.png`), { full });
      };
      try {
        console.log(`   ✓ ${await act({ driver, server, picture })}`);
      } catch (error) {
        failed++;
        console.log(`   ✗ ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    await driver.close();
    await server.stop();
  }
  console.log(
    `\n${kind}: ${STEPS.length - failed} of ${STEPS.length} steps, ${pictures} pictures in ${path.relative(ROOT, folder)}/`,
  );
  return failed;
}

/** Runs the tour in the named browsers, Chromium when none is named. Every site in it is played by a server on this machine. */
export async function main(args: string[]): Promise<number> {
  const kinds = (['chromium', 'firefox'] as const).filter((kind) => args.includes(kind));
  const wanted: Kind[] = kinds.length > 0 ? kinds : ['chromium'];
  await build(wanted);
  let failed = 0;
  for (const kind of wanted) failed += await tourOf(kind);
  return failed === 0 ? 0 : 1;
}
