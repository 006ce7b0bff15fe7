import { defineConfig } from 'vitest/config';

/** Tests that measure time share the machine with no other browser. */
const ALONE = ['tests/e2e/*/time.test.ts', 'tests/e2e/chromium/attention.test.ts'];
/**
 * `npm run test:long`, not in CI, which has 25 minutes: minutes of waiting for alarms, of a large list and of edges of schedules; every line
 * of a corpus, every way in a profile of its own, where CI has one of each kind; languages of the browser, which survival.test.ts has too; the
 * button where everything else fails, in Firefox (CI has it in Chromium); every way into picture-in-picture; an intake's waits between two tries, which
 * unit tests have with a real server.
 */
const LONG = [
  ...['lists', 'scale', 'bypass-corpus', 'no-trace-apart', 'language', 'picture-in-picture', 'intake'].map(
    (name) => `tests/e2e/*/${name}.test.ts`,
  ),
  'tests/e2e/firefox/never-dead.test.ts',
  // Passes by itself; beside a busy Firefox its first page was not charged (not understood yet). CI has it in Firefox.
  'tests/e2e/chromium/more-time.test.ts',
  'tests/e2e/firefox/attention.test.ts',
  // Pages of the settings that know nothing of the browser beneath them; CI has them in Chromium.
  'tests/e2e/firefox/parent-file.test.ts',
  'tests/e2e/firefox/filtering-page.test.ts',
];
const OWN = { alone: ALONE, long: LONG } as const;
const isOwn = (name: string): name is keyof typeof OWN => name in OWN;

/** Each project runs one file, and with it one browser, at a time; `npm test` runs Chromium's beside Firefox's, then those alone. */
const browser = (name: 'chromium' | 'firefox' | keyof typeof OWN) => ({
  extends: true as const,
  test: {
    name,
    include: isOwn(name) ? [...OWN[name]] : [`tests/e2e/${name}/**/*.test.ts`],
    exclude: isOwn(name) ? [] : [...ALONE, ...LONG],
    environment: 'node',
    globalSetup: ['tests/e2e/harness/earlier-profile.ts'],
    maxWorkers: 1,
    fileParallelism: false,
    // Two browsers share two cores: what waits for one of them may wait in vain. The report says what was tried again.
    retry: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: ['chromium', 'firefox', 'alone', 'long'].indexOf(name) + 1 },
  },
});

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**'],
          environment: 'node',
          // Modules are read once for each worker, not for each of 150 files: 80 s instead of 200. No test may leave a global changed.
          isolate: false,
          // A limit for what hangs, not for what is slow: two cores are shared with whatever else runs.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      browser('chromium'),
      browser('firefox'),
      browser('alone'),
      browser('long'),
    ],
  },
});
