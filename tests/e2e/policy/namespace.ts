/**
 * Real policy files in a private mount namespace: the browser sees them, nothing else on the machine does, and the kernel cleans up
 * when the browser ends. Changing the file while the browser runs is a live policy change.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../harness/extension';

export interface PolicyMount {
  /** Put this before the browser's own command. */
  wrap: readonly string[];
  /** Replaces the policy; also while the browser runs. */
  write: (policy: object) => void;
}

const unshare = (): string[] => (process.getuid?.() === 0 ? ['unshare', '-m'] : ['unshare', '-rm']);

/** Null when policy tests can run here, else the reason why not. */
export function whyNoPolicy(target: string): string | null {
  if (process.platform !== 'linux') return 'private mount namespaces are Linux only';
  if (!fs.existsSync(target)) return `${target} does not exist`;
  const [command = '', ...flags] = unshare();
  const tried = spawnSync(command, [...flags, 'mount', '--bind', temporaryFolder('probe'), target]);
  return tried.status === 0 ? null : `unshare -m is not permitted (${String(tried.stderr).trim()})`;
}

/** A folder that the browser will see in place of `target`, with the target's files in it and the policy at `file`. */
export function policyMount(target: string, file: string): PolicyMount {
  const folder = temporaryFolder('policy');
  fs.cpSync(target, folder, { recursive: true });
  const policyFile = path.join(folder, file);
  fs.mkdirSync(path.dirname(policyFile), { recursive: true });
  return {
    wrap: [...unshare(), 'bash', '-c', 'mount --bind "$0" "$1" && shift && exec "$@"', folder, target],
    write: (policy) => {
      // Renamed into place: a browser that watches the folder never reads half a file.
      fs.writeFileSync(`${policyFile}.new`, JSON.stringify(policy, null, 2));
      fs.renameSync(`${policyFile}.new`, policyFile);
    },
  };
}
