/** A wall clock that a test can set while the browser runs: a small library, preloaded into the browser's processes (Linux with gcc). */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { which } from '../../../scripts/shell';
import { temporaryFolder } from './extension';

const SOURCE = path.join(import.meta.dirname, 'clock-shim.c');
/** Longer than any number in it: the library reads that many bytes of the file's page. */
const WIDTH = 64;

export interface WrongClock {
  /** For the browser's environment. */
  readonly env: Record<string, string>;
  /** The browser's wall clock is this many seconds ahead of the true one (negative: behind), from now on. */
  isAhead(seconds: number): void;
}

/** Null when a clock can be set here, else why not. */
export const whyNoWrongClock = (): string | null =>
  process.platform === 'linux' && which('gcc') ? null : 'a clock can only be set on Linux with gcc';

export function wrongClock(): WrongClock {
  const folder = temporaryFolder('clock');
  const library = path.join(folder, 'clock-shim.so');
  execFileSync('gcc', ['-O2', '-shared', '-fPIC', '-o', library, SOURCE, '-ldl']);
  const file = path.join(folder, 'seconds');
  const handle = fs.openSync(file, 'w');
  const isAhead = (seconds: number): void => {
    // One write in place: the library has mapped this very file.
    fs.writeSync(handle, String(Math.round(seconds)).padEnd(WIDTH, '\0'), 0);
  };
  isAhead(0);
  return { env: { LD_PRELOAD: library, CLOCK_SHIM_FILE: file }, isAhead };
}
