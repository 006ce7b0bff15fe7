/** The browser's processes: all of them end with the test, and "power loss" kills all of them at once. */
import fs from 'node:fs';

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** A process and all its descendants (Linux; elsewhere only itself). */
export function processTree(root: number): number[] {
  if (process.platform !== 'linux') return [root];
  const children = new Map<number, number[]>();
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const all: number[] = [];
  const visit = (pid: number): void => {
    all.push(pid);
    for (const child of children.get(pid) ?? []) visit(child);
  };
  visit(root);
  return all;
}

/** SIGKILL for a whole tree, leaves first, as when the power fails. */
export function killTree(root: number): void {
  for (const pid of processTree(root).reverse()) signal(pid, 'SIGKILL');
}

function signal(pid: number, name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone.
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** SIGSTOP for a whole tree, as when the computer goes to sleep: the browser sees nothing of the time that passes. */
export function stopTree(root: number): void {
  for (const pid of processTree(root)) signal(pid, 'SIGSTOP');
}

export function continueTree(root: number): void {
  for (const pid of processTree(root).reverse()) signal(pid, 'SIGCONT');
}
