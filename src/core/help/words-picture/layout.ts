/**
 * What is drawn where, decided without a canvas: each text at its place in the page. Our letters are not the page's, and an emoji's name is longer
 * than the emoji: what doesn't fit is made smaller, then reaches into the empty room beside it, then breaks; lines that need more height push
 * everything below them down, so that order and columns stay.
 */
import { cleanLine } from '../clean-text';
import { nameEmoji } from './emoji';
import { maskRuns } from './masking';
import type { Run, WordsShot } from './shot';

/** `baseline` = where its letters stand, from the top of the picture. */
interface Line {
  readonly text: string;
  readonly baseline: number;
}
/** One text of the picture. Taken out, its words are not in here any more: there is nothing that could be drawn. */
export interface Word {
  /** Its number in the picture, the same whatever is taken out. */
  readonly id: number;
  readonly lines: readonly Line[];
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Letter size, CSS pixels. */
  readonly size: number;
  readonly isRtl: boolean;
  readonly isOut: boolean;
}
/** Positions and sizes in CSS pixels; `captions` are ours, everything in `words` is the page's. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly captions: readonly Word[];
  readonly words: readonly Word[];
}
export interface Caption {
  readonly text: string;
  readonly isRtl: boolean;
}
/** What the picture says of itself, above all and (where a part is a frame without a place) above that part. */
export interface Captions {
  readonly head: readonly Caption[];
  readonly part: (host: string) => Caption;
  /** Where there was more than was taken. */
  readonly more: Caption;
}
/** The width of a text in our letters, CSS pixels. */
export type Measure = (text: string, size: number) => number;

const MARGIN = 12;
const CAPTION = 13;
/** The least width of what is drawn, CSS pixels. */
const NARROWEST = 420;
const [LEAST, MOST] = [9, 40];
/** How much smaller than in the page letters may get before a text breaks. */
const SHRINK = 0.7;
/** Nastaliq hangs and climbs. */
const NASTALIQ = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;
/** How high a line is, and how much of it is above the letters' feet, in letter sizes. */
const lineOf = (text: string): number => (NASTALIQ.test(text) ? 1.9 : 1.1);
const aboveOf = (text: string): number => (NASTALIQ.test(text) ? 1.15 : 0.85);

/** Lines in the middle of their box. */
function standing(lines: readonly string[], size: number, top: number, height: number): Line[] {
  const whole = lines.reduce((sum, text) => sum + lineOf(text) * size, 0);
  let y = top + (height - whole) / 2;
  return lines.map((text) => {
    const line = { text, baseline: y + aboveOf(text) * size };
    y += lineOf(text) * size;
    return line;
  });
}
/** Icon fonts put their pictures where no letters are. */
const NO_LETTERS = /\p{Co}|[\ufffd\ufffc]/gu;

/** The whole picture: our captions, then the parts one below the other. `out` = the texts that the child has blacked out. */
export function layOut(shot: WordsShot, captions: Captions, out: ReadonlySet<number>, measure: Measure): Picture {
  const parts = shot.parts.map(({ host, runs }) => ({ host, runs: fromCorner(legible(runs)) }));
  const rights = parts.flatMap(({ runs }) => runs.map((run) => run.x + run.w));
  const width = Math.max(...rights, NARROWEST) + 2 * MARGIN;
  const said: Word[] = [];
  const words: Word[] = [];
  let bottom = MARGIN;
  const say = ({ text, isRtl }: Caption): void => {
    const [x, w] = [MARGIN, width - 2 * MARGIN];
    const lines = broken(text, w, CAPTION, measure);
    const h = lines.length * CAPTION * lineOf(text) + 4;
    said.push({
      id: -1 - said.length,
      lines: standing(lines, CAPTION, bottom, h),
      x,
      y: bottom,
      w,
      h,
      size: CAPTION,
      isRtl,
      isOut: false,
    });
    bottom += h;
  };
  for (const caption of captions.head) say(caption);
  bottom += MARGIN;
  for (const [at, { host, runs }] of parts.entries()) {
    if (at > 0) say(captions.part(host));
    const placed = runs.map((run, n) => fitted(run, n, runs, width - 2 * MARGIN, measure));
    const stretch = stretched(placed);
    const shift = MARGIN + toItsSide(runs, width - 2 * MARGIN);
    for (const { run, lines, size, x, w } of placed) {
      const y = stretch(run.y);
      const id = words.length;
      const isOut = out.has(id);
      const place = { x: shift + x, y: bottom + y, w, h: stretch(run.y + run.h) - y };
      const shown = isOut ? [] : standing(lines, size, place.y, place.h);
      words.push({ id, lines: shown, ...place, size, isRtl: run.isRtl, isOut });
    }
    bottom += Math.max(0, ...runs.map((run) => stretch(run.y + run.h))) + MARGIN;
  }
  if (shot.isCut) say(captions.more);
  return { width, height: bottom + MARGIN, captions: said, words };
}

/** All texts with their numbers, in the order of the page: for a list of the same words. */
export function textsOf(shot: WordsShot): readonly { readonly id: number; readonly text: string }[] {
  return shot.parts.flatMap(({ runs }) => legible(runs)).map(({ text }, id) => ({ id, text }));
}

/** Each text as somebody reads it: secrets masked, emoji named, nothing in it that turns the text around. */
function legible(runs: readonly Run[]): Run[] {
  return maskRuns(runs).flatMap((run) => {
    const text = cleanLine(nameEmoji(run.text).replace(NO_LETTERS, ''));
    return text === '' ? [] : [{ ...run, text }];
  });
}

/** Without the empty edges of the page: the texts keep their places to each other. */
function fromCorner(runs: readonly Run[]): Run[] {
  const left = Math.min(...runs.map(({ x }) => x));
  const top = Math.min(...runs.map(({ y }) => y));
  return runs.map((run) => ({ ...run, x: run.x - left, y: run.y - top }));
}

/** How far a part that is narrower than the paper moves: one that runs from right to left stands on the right. */
function toItsSide(runs: readonly Run[], width: number): number {
  const isRtl = runs.filter((run) => run.isRtl).length * 2 > runs.length;
  return isRtl ? Math.max(0, width - Math.max(...runs.map((run) => run.x + run.w))) : 0;
}

interface Fitted {
  readonly run: Run;
  readonly lines: readonly string[];
  readonly size: number;
  readonly x: number;
  readonly w: number;
  /** The height that it needs. */
  readonly needs: number;
}

function fitted(run: Run, at: number, all: readonly Run[], width: number, measure: Measure): Fitted {
  const size = Math.min(Math.max(run.size, LEAST), MOST);
  const natural = measure(run.text, size);
  const one = (smaller: number, w: number): Fitted => {
    const shrunk = Math.max(size * Math.min(smaller, 1), LEAST * SHRINK);
    return { run, lines: [run.text], size: shrunk, ...spread(run, w), needs: shrunk * lineOf(run.text) };
  };
  if (natural * SHRINK <= run.w) return one(run.w / natural, run.w);
  const room = Math.max(roomOf(run, at, all, width), run.w);
  if (natural * SHRINK <= room) return one(room / natural, Math.min(natural, room));
  const small = Math.max(size * SHRINK, LEAST);
  const lines = broken(run.text, room, small, measure);
  return { run, lines, size: small, ...spread(run, room), needs: lines.length * small * lineOf(run.text) };
}

/** A box of another width that begins where the text begins. */
const spread = (run: Run, w: number): { readonly x: number; readonly w: number } => ({
  x: run.isRtl ? run.x + run.w - w : run.x,
  w,
});

/** How far a text may reach in its direction until the next one on its line, or the edge of the page. */
function roomOf(run: Run, at: number, all: readonly Run[], width: number): number {
  let room = run.isRtl ? run.x + run.w : width - run.x;
  for (const [n, other] of all.entries()) {
    if (n === at || other.y >= run.y + run.h || other.y + other.h <= run.y) continue;
    const until = run.isRtl ? run.x + run.w - (other.x + other.w) : other.x - run.x;
    if (until >= run.w - 1) room = Math.min(room, until - 3);
  }
  return room;
}

/** The text in lines of at most this width; a word that is wider than a line is broken where it must. */
function broken(text: string, width: number, size: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width, size, measure))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
function pieces(word: string, width: number, size: number, measure: Measure): string[] {
  if (measure(word, size) <= width || word.length < 2) return [word];
  const each = Math.max(1, Math.floor((word.length * width) / measure(word, size)));
  const letters = [...word];
  return Array.from({ length: Math.ceil(letters.length / each) }, (_, n) => letters.slice(n * each, (n + 1) * each).join(''));
}

/**
 * Where a height of the page is in the picture: the same order and at least the same distances, with room for every text. From top to bottom, each
 * edge as far down as the texts that end there need it; columns beside each other share what is added.
 */
function stretched(all: readonly Fitted[]): (y: number) => number {
  const edges = [...new Set(all.flatMap(({ run }) => [run.y, run.y + run.h]))].sort((a, b) => a - b);
  const ending = new Map<number, Fitted[]>();
  for (const one of all) {
    const end = one.run.y + one.run.h;
    ending.set(end, [...(ending.get(end) ?? []), one]);
  }
  const at = new Map<number, number>();
  let before = 0;
  let last = 0;
  for (const edge of edges) {
    let y = Math.max(0, last + Math.max(edge, 0) - Math.max(before, 0));
    for (const { run, needs } of ending.get(edge) ?? []) y = Math.max(y, (at.get(run.y) ?? 0) + needs);
    at.set(edge, y);
    [before, last] = [edge, y];
  }
  return (y) => at.get(y) ?? y;
}

/** The text at a point of the picture, or the nearest within a finger's width; null = none is near. */
export function wordAt({ words }: Picture, x: number, y: number): Word | null {
  let best: { readonly word: Word; readonly far: number } | null = null;
  for (const word of words) {
    const dx = Math.max(word.x - x, 0, x - word.x - word.w);
    const dy = Math.max(word.y - y, 0, y - word.y - word.h);
    const far = Math.hypot(dx, dy);
    if (far <= 16 && (best === null || far < best.far)) best = { word, far };
  }
  return best?.word ?? null;
}
