// Runs scripts/NAME.ts: `node scripts/run.mjs NAME args…`. Vite compiles it, because Node 20 cannot read TypeScript.
import path from 'node:path';
import { runnerImport } from 'vite';

const [name, ...args] = process.argv.slice(2);
if (!name || !/^[a-z][a-z-]*$/.test(name)) {
  console.error('Usage: node scripts/run.mjs NAME [arguments]');
  process.exit(2);
}
// Scripts that read process.argv themselves see their own arguments from the third on, as if they were started directly.
process.argv.splice(2, 1);
const root = path.dirname(import.meta.dirname);
const { module } = await runnerImport(path.join(import.meta.dirname, `${name}.ts`), { root, logLevel: 'error' });
if (typeof module.main !== 'function') {
  console.error(`scripts/${name}.ts is not a command: it exports no main().`);
  process.exit(2);
}
try {
  process.exitCode = (await module.main(args)) ?? 0;
} catch (error) {
  // A Stop carries a sentence for the person; anything else is a fault of ours and shows its stack.
  console.error(error instanceof Error && error.name === 'Stop' ? error.message : error);
  process.exitCode = 1;
}
