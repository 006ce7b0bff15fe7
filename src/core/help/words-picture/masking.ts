/**
 * Addresses in the words of a page carry secrets as any other does (`mask.ts`), and they may be broken over lines and elements: so they are
 * looked for in the text as it reads, and masked where they stand.
 */
import { maskAddress } from '../mask';
import type { Run } from './shot';

/** With or without its scheme: `https://a.example/x`, `a.example/x?token=1`, `a.example?code=2`. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"']+|(?<![\w@.-])(?:[\w-]+\.)+[a-z][a-z\d-]+(?::\d+)?[/?#][^\s<>"']*/giu;
/** How far one piece may end from where the next begins and still be the same word, CSS pixels. */
const GAP = 1.5;

/** The runs in their order, with the secrets of every address in them masked; a run of which nothing is left is left out. */
export function maskRuns(runs: readonly Run[]): Run[] {
  const masked: Run[] = [];
  let chain: Run[] = [];
  for (const run of runs) {
    const last = chain.at(-1);
    if (last !== undefined && !readsOn(last, run)) {
      masked.push(...maskChain(chain));
      chain = [];
    }
    chain.push(run);
  }
  masked.push(...maskChain(chain));
  return masked.filter(({ text }) => text.trim() !== '');
}

/** May a word go on from one run to the next: the same text on its next line, or the next element without a space? */
function readsOn(one: Run, next: Run): boolean {
  if (one.node === next.node) return true;
  const isSameLine = next.y < one.y + one.h && one.y < next.y + next.h;
  const touches = Math.abs(one.x + one.w - next.x) <= GAP || Math.abs(next.x + next.w - one.x) <= GAP;
  return isSameLine && touches;
}

function maskChain(chain: readonly Run[]): Run[] {
  const whole = chain.map(({ text }) => text).join('');
  const texts = chain.map(({ text }) => [...text.split('')]);
  for (const { 0: found, index } of whole.matchAll(ADDRESS)) {
    const shown = maskText(found);
    if (shown === found) continue;
    // The masked address stands where it began; its letters go from everywhere else.
    let at = 0;
    for (const letters of texts) {
      for (let n = 0; n < letters.length; n += 1, at += 1) {
        if (at >= index && at < index + found.length) letters[n] = at === index ? shown : '';
      }
    }
  }
  return chain.map((run, n) => ({ ...run, text: (texts[n] ?? []).join('') }));
}

function maskText(address: string): string {
  if (/^https?:/i.test(address)) return maskAddress(address);
  const scheme = 'https://';
  return maskAddress(scheme + address).slice(scheme.length);
}
