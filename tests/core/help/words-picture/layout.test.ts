/** What is drawn where: in place, in order, whole, and nothing of what was taken out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOut, type Picture, textsOf, type Word, wordAt } from '../../../../src/core/help/words-picture/layout';
import type { Run, WordsShot } from '../../../../src/core/help/words-picture/shot';

/** Letters half as wide as they are high. */
const measure = (text: string, size: number): number => [...text].length * size * 0.5;
const CAPTIONS = {
  head: [{ text: 'Drawn by us', isRtl: false }],
  part: (host: string) => ({ text: `In ${host}`, isRtl: false }),
  more: { text: 'more', isRtl: false },
};
const run = (text: string, x: number, y: number, w = text.length * 8, more: Partial<Run> = {}): Run => ({
  ...{ text, x, y, w, h: 20, size: 16, isRtl: false, node: y },
  ...more,
});
const shot = (runs: Run[], isCut = false): WordsShot => ({ parts: [{ host: 'a.test', width: 800, height: 600, runs }], isCut });
const draw = (runs: Run[], out: number[] = []): Picture => layOut(shot(runs), CAPTIONS, new Set(out), measure);
const drawn = ({ words }: Picture): string[] => words.map(({ lines }) => lines.map(({ text }) => text).join('/'));
const at = ({ words }: Picture, n: number): Word => {
  const word = words[n];
  if (word === undefined) throw new Error(`no word ${n}`);
  return word;
};

describe('in place', () => {
  test('texts keep their distances and sizes; the empty edges of the page are gone', () => {
    const picture = draw([run('name', 100, 50), run('12:41', 300, 50), run('hello there', 100, 90)]);
    const [name, time, hello] = [at(picture, 0), at(picture, 1), at(picture, 2)];
    expect([time.x - name.x, time.y - name.y, hello.x - name.x, hello.y - name.y]).toEqual([200, 0, 0, 40]);
    expect([name.x, name.size, name.w]).toEqual([12, 16, 32]);
  });
  test('a letter stands in the middle of its box', () => {
    const word = at(draw([run('name', 0, 0)]), 0);
    const [line] = word.lines;
    expect(line?.baseline).toBeCloseTo(word.y + (20 - 16 * 1.1) / 2 + 16 * 0.85);
  });
  test('text that runs from right to left keeps its right edge, and a page of it stands on the right', () => {
    const picture = draw([run('ab', 0, 0, 200, { isRtl: true }), run('abcdefgh', 100, 40, 100, { isRtl: true })]);
    const [one, other] = [at(picture, 0), at(picture, 1)];
    expect([one.x + one.w, other.x + other.w, one.isRtl]).toEqual([picture.width - 12, picture.width - 12, true]);
  });
  test('what we say of the picture stands above it', () => {
    const picture = draw([run('name', 0, 0)]);
    const [caption] = picture.captions;
    expect([caption?.lines[0]?.text, (caption?.y ?? 99) + (caption?.h ?? 99) <= at(picture, 0).y]).toEqual(['Drawn by us', true]);
  });
  test('a frame without a place stands below, under its host; and the end says that there was more', () => {
    const [one] = shot([run('a', 0, 0)]).parts;
    const [two] = shot([run('b', 0, 0)]).parts;
    if (!one || !two) throw new Error('parts');
    const picture = layOut({ parts: [one, { ...two, host: 'b.test' }], isCut: true }, CAPTIONS, new Set(), measure);
    expect(picture.captions.map(({ lines }) => lines[0]?.text)).toEqual(['Drawn by us', 'In b.test', 'more']);
    const [, host, more] = picture.captions;
    const order = [at(picture, 0).y, host?.y ?? 0, at(picture, 1).y, more?.y ?? 0, picture.height];
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

describe('what does not fit', () => {
  test.each<[string, Run[], string, (word: Word) => boolean]>([
    ['a little: smaller letters', [run('abcdefghij', 0, 0, 64)], 'abcdefghij', ({ size, w }) => size === 12.8 && w === 64],
    [
      'an emoji’s name reaches into the empty room beside it',
      [run('😢', 0, 0, 20)],
      ':crying face:',
      ({ w, size }) => w === 104 && size === 16,
    ],
    ['but not into the next text', [run('😢', 0, 0, 20), run('x', 100, 0, 8)], ':crying face:', ({ x, w }) => x + w <= 12 + 97],
    ['and breaks where there is no room', [run('😢', 0, 0, 40), run('x', 44, 0, 400)], ':crying/face:', ({ h }) => h > 24],
  ])('%s', (_what, runs, text, isSo) => {
    const picture = draw(runs);
    expect([drawn(picture)[0], isSo(at(picture, 0))]).toEqual([text, true]);
  });
  test('what needs more height pushes what is below it down, once for columns beside each other', () => {
    const tall = { h: 18 };
    const picture = draw([
      run('تم کہاں', 0, 0, 80, tall),
      run('تم کون', 300, 0, 80, tall),
      run('below', 0, 18),
      run('beside', 300, 18),
    ]);
    const [first, , below, beside] = picture.words;
    expect([first?.h.toFixed(1), ((below?.y ?? 0) - (first?.y ?? 0)).toFixed(1), below?.y === beside?.y]).toEqual([
      '30.4',
      '30.4',
      true,
    ]);
  });
});

describe('as somebody reads it', () => {
  test.each<[string, string]>([
    ['why 😢', 'why :crying face:'],
    ['see https://a.test/?token=abc', 'see https://a.test/?token=•••'],
    ['turned \u202eround', 'turned round'],
    ['icon \ue88a home', 'icon home'],
    ['two\nlines', 'two lines'],
  ])('%j', (text, read) => expect(drawn(draw([run(text, 0, 0, 900)]))).toEqual([read]));
  test('nothing to read is no text', () => expect(draw([run('\ue88a', 0, 0), run('a', 0, 30)]).words).toHaveLength(1));
});

describe('blacked out', () => {
  const runs = [run('name', 0, 0), run('my secret', 0, 40), run('end', 0, 80)];
  test('its words are not in the picture any more, the box is', () => {
    const picture = draw(runs, [1]);
    expect(JSON.stringify(picture)).not.toContain('secret');
    expect(at(picture, 1)).toMatchObject({ isOut: true, lines: [], x: 12, w: 72 });
  });
  test('everything else is as before', () => {
    const [before, after] = [draw(runs), draw(runs, [1])];
    expect([after.words[0], after.words[2], after.height]).toEqual([before.words[0], before.words[2], before.height]);
  });
  test('the list of the words has the same numbers', () =>
    expect(textsOf(shot(runs)).map(({ id, text }) => [id, text])).toEqual([
      [0, 'name'],
      [1, 'my secret'],
      [2, 'end'],
    ]));
  test.each<[string, number, number, number | null]>([
    ['on a text', 20, 50, 1],
    ['a little beside it', 5, 50, 1],
    ['between two: the nearer', 20, 64, 1],
    ['far from any', 300, 50, null],
  ])('a tap %s', (_where, x, y, id) => {
    const picture = draw(runs);
    const top = at(picture, 0).y;
    expect(wordAt(picture, x, top + y)?.id ?? null).toBe(id);
  });
});

test('whatever stands on a page: all of it in the picture, on the paper, in the order in which it was, and finite', () => {
  const aRun = fc.record({
    text: fc.constantFrom('a', 'hello there', '😢😢😢', 'تم کہاں ہو', 'x'.repeat(200), 'https://a.test/x'),
    x: fc.integer({ min: -50, max: 1200 }),
    y: fc.integer({ min: -50, max: 800 }),
    w: fc.integer({ min: 1, max: 600 }),
    h: fc.integer({ min: 1, max: 60 }),
    size: fc.nat(60),
    isRtl: fc.boolean(),
    node: fc.nat(1000),
  });
  fc.assert(
    fc.property(fc.array(aRun, { minLength: 1, maxLength: 25 }), (runs) => {
      const picture = draw(runs);
      expect(picture.words).toHaveLength(runs.length);
      for (const word of picture.words) {
        expect([word.x, word.y, word.w, word.h, word.size].every(Number.isFinite)).toBe(true);
        expect(word.y >= 0 && word.y + word.h <= picture.height && word.lines.length > 0).toBe(true);
      }
      for (const [n, one] of picture.words.entries())
        for (const [m, other] of picture.words.entries())
          if ((runs[n]?.y ?? 0) + (runs[n]?.h ?? 0) <= (runs[m]?.y ?? 0))
            expect(one.y + one.h).toBeLessThanOrEqual(other.y + 0.001);
    }),
  );
});
