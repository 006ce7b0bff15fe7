/** The shared cases of safe search, and what each of them wants of the request that reaches the server. Read where they lie, never copied. */
import fs from 'node:fs';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../../../../shared/data/safesearch');
export const HAS_CASES = fs.existsSync(path.join(FOLDER, 'cases.jsonl'));

export interface Case {
  readonly engine: string;
  readonly url: string;
  readonly expect: string;
}
const lines = (file: string): string[] =>
  fs
    .readFileSync(path.join(FOLDER, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
export const readCases = (): Case[] => (HAS_CASES ? lines('cases.jsonl').map((line) => JSON.parse(line) as Case) : []);
export const readGoogleDomains = (): string[] => (HAS_CASES ? lines('google_domains_v2fly.txt') : []);

/** What is wrong with where a case landed; `reached` = the address that the server saw, null for none. */
export function fault({ url, expect }: Case, reached: string | null): string | null {
  const mayBlock = /BLOCK|blocked/.test(expect);
  if (reached === null) return mayBlock ? null : 'stopped';
  if (expect.startsWith('https://')) return reached === expect ? null : `not ${expect}`;
  if (expect === 'UNCHANGED') return reached === new URL(url).href.replace(/#.*/, '') ? null : 'changed';
  if (/^BLOCK (or cookie|\()/.test(expect)) return 'not stopped';
  if (expect.includes('bang hop')) return wrongParams(reached, { kp: '1' });
  if (expect.includes('bang'))
    return /safeoff/i.test(decodeURIComponent(reached)) ? 'keeps the bang' : wrongParams(reached, { kp: '1' });
  if (expect.startsWith('REWRITE')) return wrongParams(reached, { safe: 'active', ssui: 'on' });
  return wrongParams(reached, Object.fromEntries([...expect.matchAll(/(\w+)=(\w+)/g)].map(([, key, value]) => [key, value])));
}

/** Each wanted parameter exactly once and no other spelling of its key, as a server might read them. */
function wrongParams(reached: string, wanted: Record<string, string>): string | null {
  const parameters = [...new URL(reached).searchParams].map(([key, value]) => [key.trim().toLowerCase(), value] as const);
  const wrong = Object.entries(wanted).filter(([key, value]) => {
    const found = parameters.filter(([name]) => name === key);
    return found.length !== 1 || found[0]?.[1] !== value;
  });
  return wrong.length === 0 ? null : `${reached} lacks ${JSON.stringify(wrong)}`;
}
