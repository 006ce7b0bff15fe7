/** A throw-away certificate for the test server's https: made by openssl at each run, never kept. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

let made: { key: Buffer; cert: Buffer } | undefined;

export function certificate(): { key: Buffer; cert: Buffer } {
  if (made) return made;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hifazat-cert-'));
  const [key, cert] = [path.join(folder, 'key'), path.join(folder, 'cert')];
  const subject = ['-subj', '/CN=hifazat tests', '-addext', 'subjectAltName=DNS:*.test,DNS:localhost'];
  const shape = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'];
  execFileSync('openssl', ['req', '-x509', ...shape, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  made = { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
  fs.rmSync(folder, { recursive: true });
  return made;
}
