/** Commands that our scripts run: their output is shown as it comes, and a failure is a value that the caller decides about. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..');

/** An error whose message is meant for the person at the keyboard: shown without a stack. */
export class Stop extends Error {
  override readonly name = 'Stop';
}

/** The programme of a dependency, by its name in node_modules/.bin. */
export const bin = (name: string): string =>
  path.join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

/** Runs a command in the project's folder with its output shown; gives its exit code (127 when it can't be started). */
export function run(command: string, args: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
      shell: process.platform === 'win32',
    });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** What a command prints, or null when it fails. */
export function output(command: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command, args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? stdout : null;
}

/** The full path of a command, or null. */
export function which(command: string): string | null {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(folder, command + ending);
      if (folder && existsSync(file)) return file;
    }
  }
  return null;
}

/** As root, Chromium refuses to run in its sandbox. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/** Whether a window could be shown to a person here. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
