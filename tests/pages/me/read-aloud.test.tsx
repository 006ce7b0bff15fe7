// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeWire, MARKERS, PRESSED } from './me-fixture';
import { find, freshPages, open, settle, tap } from './walk';

freshPages();

interface Voice {
  lang: string;
  localService: boolean;
}
const said: { text: string; voice: Voice }[] = [];
let cancelled = 0;
let voices: Voice[] = [];

beforeEach(() => {
  said.length = cancelled = 0;
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      voice: Voice | null = null;
      constructor(readonly text: string) {}
    },
  );
  vi.stubGlobal('speechSynthesis', {
    getVoices: () => voices,
    speak: (utterance: { text: string; voice: Voice }) => said.push(utterance),
    cancel: () => {
      cancelled += 1;
    },
    addEventListener: () => {},
    removeEventListener: () => {},
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('read aloud', () => {
  test.each<[string, Voice[], 'en' | 'ur', boolean]>([
    ['no voice', [], 'en', false],
    ['a voice of a company’s servers', [{ lang: 'en-US', localService: false }], 'en', false],
    ['a voice of this computer in another language', [{ lang: 'en-US', localService: true }], 'ur', false],
    ['a voice of this computer', [{ lang: 'ur-PK', localService: true }], 'ur', true],
  ])('%s', async (_what, known, language, isOffered) => {
    voices = known;
    await open(new FakeWire(PRESSED), language);
    expect(find('read-aloud') !== null).toBe(isOffered);
  });

  test('reads the view, numbers digit by digit, never what was captured, and stops with the view and with hide', async () => {
    voices = [{ lang: 'en-GB', localService: true }];
    await open(new FakeWire(PRESSED));
    await tap('read-aloud');
    expect(said[0]?.text).toContain('Nothing has been sent');
    for (const step of ['danger-no', 'tile-bullying', 'do-talk']) await tap(step);
    await tap('read-aloud');
    expect(said[1]?.text).toContain('1 1 2 1');
    await tap('talk-report');
    const before = cancelled;
    await tap('read-aloud');
    for (const marker of MARKERS) expect(said[2]?.text).not.toContain(marker);
    await act(() => find('hide')?.click());
    await settle();
    expect(cancelled).toBeGreaterThan(before);
  });
});
