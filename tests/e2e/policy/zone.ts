/** A computer whose time zone a test can change while the browser runs: /etc/localtime is another file, for the browser only. */
import fs from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../harness/extension';

const ZONES = '/usr/share/zoneinfo';

export function movableZone(zone: string): { wrap: readonly string[]; moveTo: (zone: string) => void } {
  const file = path.join(temporaryFolder('zone'), 'localtime');
  // Written in place: the browser watches this very file.
  const moveTo = (to: string): void => fs.writeFileSync(file, fs.readFileSync(path.join(ZONES, to)));
  moveTo(zone);
  const enter = process.getuid?.() === 0 ? ['unshare', '-m'] : ['unshare', '-rm'];
  return { wrap: [...enter, 'bash', '-c', 'mount --bind "$0" /etc/localtime && unset TZ && exec "$@"', file], moveTo };
}
