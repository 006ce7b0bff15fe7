/** Frames put together: each word where it is seen in the page, nothing that is hidden, no more than the limits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble, FrameWords, type Run, WordsShot } from '../../../../src/core/help/words-picture/shot';

const run = (text: string, x = 10, y = 10, more: Partial<Run> = {}): Run => ({
  ...{ text, x, y, w: 50, h: 20, size: 16, isRtl: false, node: 1 },
  ...more,
});
const frame = (path: number[], runs: Run[], more: Partial<FrameWords> = {}): FrameWords => ({
  ...{ path, host: `f${path.join('-')}.test`, width: 800, height: 600, runs, frames: [], isCut: false },
  ...more,
});
const place = (index: number, x: number, y: number, w: number, h: number, scale = 1, clip = { x, y, w, h }) => ({
  ...{ index, x, y, w, h, scale, clip },
});
/** Text and place of everything, part by part. */
const seen = (frames: FrameWords[]) =>
  assemble(frames)?.parts.map(({ runs }) => runs.map(({ text, x, y, size }) => `${text} ${x},${y} ${size}px`)) ?? null;

describe('a page and its frames', () => {
  test('the page alone', () =>
    expect(seen([frame([], [run('a'), run('b', 10, 40)])])).toEqual([['a 10,10 16px', 'b 10,40 16px']]));
  test('a frame stands where it stands, in the page’s pixels', () =>
    expect(seen([frame([], [run('a')], { frames: [place(0, 100, 200, 300, 150)] }), frame([0], [run('b')])])).toEqual([
      ['a 10,10 16px', 'b 110,210 16px'],
    ]));
  test('one that is shown larger has larger letters', () =>
    expect(seen([frame([], [], { frames: [place(0, 100, 0, 400, 400, 2)] }), frame([0], [run('b')])])).toEqual([
      ['b 120,20 32px'],
    ]));
  test('a frame in a frame, whatever comes first', () =>
    expect(
      seen([
        frame([1, 0], [run('c')]),
        frame([1], [], { frames: [place(0, 5, 5, 200, 100)] }),
        frame([], [], { frames: [place(0, 0, 0, 9, 9), place(1, 100, 100, 300, 300, 2)] }),
      ]),
    ).toEqual([['c 130,130 32px']]));
  test('texts of different frames are never one text', () => {
    const shot = assemble([
      frame([], [run('a', 0, 0, { node: 7 })], { frames: [place(0, 0, 50, 300, 150)] }),
      frame([0], [run('b', 0, 0, { node: 7 })]),
    ]);
    expect(new Set(shot?.parts[0]?.runs.map(({ node }) => node)).size).toBe(2);
  });
});

describe('what is not seen is not there', () => {
  test.each<[string, FrameWords[]]>([
    ['a frame that the page does not show', [frame([], [run('a')]), frame([0], [run('b')])]],
    ['one that the page was too slow to reach', [frame([], [run('a')], { isCut: true }), frame([0], [run('b')])]],
    [
      'one in a frame that is not shown',
      [frame([], [run('a')]), frame([0], [], { frames: [place(0, 0, 0, 99, 99)] }), frame([0, 0], [run('b')])],
    ],
    [
      'text below the edge of its frame',
      [frame([], [run('a')], { frames: [place(0, 0, 0, 300, 100)] }), frame([0], [run('b', 10, 95)])],
    ],
    [
      'text in the part of a frame that something cuts off',
      [
        frame([], [run('a')], { frames: [place(0, 0, 0, 300, 300, 1, { x: 0, y: 0, w: 300, h: 20 })] }),
        frame([0], [run('b', 10, 100)]),
      ],
    ],
    [
      'text that is cut by more than half',
      [frame([], [run('a')], { frames: [place(0, 0, 0, 34, 300)] }), frame([0], [run('b')])],
    ],
  ])('%s', (_what, frames) => expect(seen(frames)).toEqual([['a 10,10 16px']]));
  test.each<[string, FrameWords[]]>([
    ['no page', [frame([0], [run('b')])]],
    ['no words', [frame([], [])]],
    ['nothing', []],
  ])('%s: no picture', (_what, frames) => expect(assemble(frames)).toBe(null));
});

describe('frames in shadow trees have no number', () => {
  test('the only one has the only place', () =>
    expect(seen([frame([], [], { frames: [place(-1, 50, 50, 300, 150)] }), frame([-1], [run('b')])])).toEqual([
      ['b 60,60 16px'],
    ]));
  test('two are told by their sizes', () =>
    expect(
      seen([
        frame([], [], { frames: [place(-1, 0, 0, 300, 150), place(-1, 0, 200, 200, 100)] }),
        frame([-1], [run('b')], { width: 200, height: 100 }),
        frame([-1], [run('c')], { width: 300, height: 150 }),
      ]),
    ).toEqual([['b 10,210 16px', 'c 10,10 16px']]));
  test('two of the same size stand apart, each with its host, below the page', () => {
    const twins = [place(-1, 0, 0, 300, 150), place(-1, 0, 200, 300, 150)];
    const like = { width: 300, height: 150 };
    const shot = assemble([
      frame([], [run('a')], { frames: twins }),
      frame([-1], [run('b')], like),
      frame([-1], [run('c')], like),
    ]);
    expect(shot?.parts.map(({ host, runs }) => [host, runs.length])).toEqual([
      ['f.test', 1],
      ['f-1.test', 1],
      ['f-1.test', 1],
    ]);
  });
});

describe('limits', () => {
  const LIMITS = { runs: 3, chars: 10, ms: 1 };
  test.each<[string, Run[], number, boolean]>([
    ['as many as may be', [run('aaa'), run('bbb'), run('cccc')], 3, false],
    ['one text too many', [run('a'), run('b'), run('c'), run('d')], 3, true],
    ['one letter too many', [run('aaaaa'), run('bbbbbb')], 1, true],
  ])('%s', (_what, runs, kept, isCut) => {
    const shot = assemble([frame([], runs)], LIMITS);
    expect([shot?.parts[0]?.runs.length, shot?.isCut]).toEqual([kept, isCut]);
  });
  test('they hold for all frames together', () => {
    const frames = [frame([], [run('a'), run('b')], { frames: [place(0, 0, 100, 300, 150)] }), frame([0], [run('c'), run('d')])];
    const shot = assemble(frames, LIMITS);
    expect([shot?.parts[0]?.runs.length, shot?.isCut]).toEqual([3, true]);
  });
  test('a frame that says it was cut makes the picture say so', () =>
    expect(assemble([frame([], [run('a')], { isCut: true })])?.isCut).toBe(true));
});

test.each<[string, unknown]>([
  ['a text without a place', { ...frame([], []), runs: [{ text: 'a' }] }],
  ['a place that is no number', frame([], [run('a', Number.NaN)])],
  ['a width below nothing', frame([], [run('a', 0, 0, { w: -1 })])],
  ['markup beside the text', { ...frame([], []), html: '<b>' }],
  ['a text of a million letters', frame([], [run('a'.repeat(1_000_000))])],
  [
    '5000 texts',
    frame(
      [],
      Array.from({ length: 5000 }, () => run('a')),
    ),
  ],
])('what a frame may not bring: %s', (_what, words) => expect(FrameWords.safeParse(words).success).toBe(false));

test('whatever frames bring, what comes of it can be sent, and every word in it is one of theirs', () => {
  const box = {
    x: fc.integer({ min: -500, max: 1500 }),
    y: fc.integer({ min: -500, max: 1500 }),
    w: fc.nat(600),
    h: fc.nat(600),
  };
  const aRun = fc.record({ ...box, text: fc.string({ minLength: 1 }), size: fc.nat(50), isRtl: fc.boolean(), node: fc.nat(9) });
  const aPlace = fc.record({
    ...box,
    index: fc.integer({ min: -1, max: 2 }),
    scale: fc.constantFrom(0.5, 1, 3),
    clip: fc.record(box),
  });
  const aFrame = fc.record({
    path: fc.array(fc.integer({ min: -1, max: 2 }), { maxLength: 3 }),
    host: fc.domain(),
    width: fc.nat(800),
    height: fc.nat(600),
    runs: fc.array(aRun, { maxLength: 6 }),
    frames: fc.array(aPlace, { maxLength: 4 }),
    isCut: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(aFrame, { maxLength: 8 }), (frames) => {
      const shot = assemble(frames);
      if (shot === null) return;
      expect(WordsShot.safeParse(shot).success).toBe(true);
      const said = frames.flatMap(({ runs }) => runs.map(({ text }) => text));
      for (const { text } of shot.parts.flatMap(({ runs }) => runs)) expect(said).toContain(text);
    }),
  );
});
