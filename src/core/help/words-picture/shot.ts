/**
 * The words of a page as they stood when the child pressed: text and boxes, no picture of any kind. What the collector brings from each frame is
 * parsed here (a page can be hostile, a frame too) and put together into one. Lives in memory only.
 */
import { z } from 'zod/mini';

/** The most that is taken, of one frame and of all together; `ms` = how long a page may be held for it. */
export interface WordLimits {
  readonly runs: number;
  readonly chars: number;
  readonly ms: number;
}
export const WORD_LIMITS: WordLimits = { runs: 4000, chars: 40_000, ms: 400 };
const MOST_FRAMES = 100;

const px = z.number().check(z.minimum(-100_000), z.maximum(100_000));
const size = z.number().check(z.minimum(0), z.maximum(20_000));
const box = { x: px, y: px, w: size, h: size };
const host = z.string().check(z.maxLength(260));

/** A piece of text on one line: box and letter size in CSS pixels, `node` = from which text of the page (one text may stand on several lines). */
export const Run = z.strictObject({
  ...box,
  text: z.string().check(z.maxLength(5000)),
  size,
  isRtl: z.boolean(),
  node: z.int(),
});
export type Run = z.infer<typeof Run>;

/** A frame's place in the page around it; `index` as in `window.frames`, -1 = within a shadow tree, where there is no such number. */
const FramePlace = z.strictObject({
  index: z.int(),
  ...box,
  /** How much larger it is shown than it holds itself. */
  scale: z.number().check(z.minimum(0), z.maximum(100)),
  /** What of it can be seen. */
  clip: z.strictObject(box),
});
/** What one frame brings; `path` = its number in its parent, in that one's parent …, the top page's child first. */
export const FrameWords = z.strictObject({
  path: z.array(z.int()).check(z.maxLength(50)),
  host,
  width: size,
  height: size,
  runs: z.array(Run).check(z.maxLength(WORD_LIMITS.runs)),
  frames: z.array(FramePlace).check(z.maxLength(500)),
  isCut: z.boolean(),
});
export type FrameWords = z.infer<typeof FrameWords>;
type FramePlace = z.infer<typeof FramePlace>;

/** What can be drawn in one system of coordinates: the page with its frames, or a frame whose place nobody could tell. */
const Part = z.strictObject({ host, width: size, height: size, runs: z.array(Run) });
type Part = z.infer<typeof Part>;
/** The page first; `isCut` = there was more. */
export const WordsShot = z.strictObject({ parts: z.array(Part), isCut: z.boolean() });
export type WordsShot = z.infer<typeof WordsShot>;

interface Placed {
  readonly root: FrameWords;
  /** From the frame's pixels to the root's. */
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
  readonly clip: Box;
}
interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
const common = (one: Box, other: Box): Box => {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  return { x, y, w: Math.min(one.x + one.w, other.x + other.w) - x, h: Math.min(one.y + one.h, other.y + other.h) - y };
};
/** At least half of it: what is cut more than that is not to be read. */
const isSeen = (run: Box, clip: Box): boolean => {
  const seen = common(run, clip);
  return seen.w > 0 && seen.h > 0 && seen.w * seen.h * 2 >= run.w * run.h;
};

/** Puts the frames of a page together: null without the page itself, or where there is not a word. Frames that are hidden bring nothing. */
export function assemble(frames: readonly FrameWords[], limits: WordLimits = WORD_LIMITS): WordsShot | null {
  const known = frames.slice(0, MOST_FRAMES);
  const top = known.find(({ path }) => path.length === 0);
  if (top === undefined) return null;
  const placed = new Map<FrameWords, Placed | null>();
  for (const frame of known.toSorted((a, b) => a.path.length - b.path.length)) placed.set(frame, placeOf(frame, known, placed));
  const parts = new Map<FrameWords, Run[]>([[top, []]]);
  let node = 0;
  let left = { runs: limits.runs, chars: limits.chars };
  let isCut = frames.length > MOST_FRAMES;
  for (const [frame, place] of placed) {
    if (place === null) continue;
    isCut ||= frame.isCut;
    const into = parts.get(place.root) ?? [];
    parts.set(place.root, into);
    for (const run of frame.runs) {
      const moved = move(run, place, node);
      if (!isSeen(moved, place.clip)) continue;
      left = { runs: left.runs - 1, chars: left.chars - run.text.length };
      if (left.runs < 0 || left.chars < 0) return { parts: readable(parts), isCut: true };
      into.push(moved);
    }
    node += 1 + frame.runs.reduce((most, run) => Math.max(most, run.node), 0);
  }
  const found = readable(parts);
  return found.length === 0 ? null : { parts: found, isCut };
}

const readable = (parts: ReadonlyMap<FrameWords, readonly Run[]>): Part[] =>
  [...parts]
    .filter(([, runs]) => runs.length > 0)
    .map(([{ host, width, height }, runs]) => ({ host, width, height, runs: [...runs] }));

function move(run: Run, { scale, dx, dy }: Placed, firstNode: number): Run {
  const at = { x: dx + run.x * scale, y: dy + run.y * scale, w: run.w * scale, h: run.h * scale };
  return { ...run, ...at, size: run.size * scale, node: run.node + firstNode };
}

/** Where a frame stands; null = it can't be seen; itself as root where its place can't be told. */
function placeOf(frame: FrameWords, all: readonly FrameWords[], placed: ReadonlyMap<FrameWords, Placed | null>): Placed | null {
  const alone: Placed = { root: frame, scale: 1, dx: 0, dy: 0, clip: { x: 0, y: 0, w: frame.width, h: frame.height } };
  if (frame.path.length === 0) return alone;
  const parents = all.filter(({ path }) => isParent(path, frame.path));
  const [parent] = parents;
  if (parent === undefined || parents.length > 1) return alone;
  const around = placed.get(parent) ?? null;
  if (around === null) return null;
  const index = frame.path.at(-1);
  const places = parent.frames.filter((place) => place.index === index);
  const place = index === -1 ? shadowPlace(frame, all, places) : places[0];
  // Not seen by the page around it: hidden, or not reached in time. In a shadow tree it may be one of several that are seen.
  if (place === undefined) return places.length > 0 ? alone : null;
  const scale = around.scale * place.scale;
  const inRoot = (of: Box): Box => ({
    x: around.dx + of.x * around.scale,
    y: around.dy + of.y * around.scale,
    w: of.w * around.scale,
    h: of.h * around.scale,
  });
  const at = inRoot(place);
  return { root: around.root, scale, dx: at.x, dy: at.y, clip: common(common(inRoot(place.clip), at), around.clip) };
}

const isParent = (path: readonly number[], of: readonly number[]): boolean =>
  path.length === of.length - 1 && path.every((step, at) => step === of[at]);

/** Frames in shadow trees have no number: the only one has the only place, else it is told by its size. */
function shadowPlace(frame: FrameWords, all: readonly FrameWords[], places: readonly FramePlace[]): FramePlace | undefined {
  const alike = all.filter(({ path }) => path.length === frame.path.length && path.every((step, at) => step === frame.path[at]));
  if (places.length === 1 && alike.length === 1) return places[0];
  const fits = (place: FramePlace, { width, height }: FrameWords): boolean =>
    Math.abs(place.w - width * place.scale) < 1 && Math.abs(place.h - height * place.scale) < 1;
  const fitting = places.filter((place) => fits(place, frame));
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return undefined;
  return alike.filter((other) => fits(only, other)).length === 1 ? only : undefined;
}
