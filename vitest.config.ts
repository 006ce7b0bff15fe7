import { defineConfig } from 'vitest/config';

/** Tests that measure time share the machine with no other browser. */
const ALONE = 'tests/e2e/*/time.test.ts';

/** Each project runs one file, and with it one browser, at a time; `npm test` runs Chromium's beside Firefox's, then those alone. */
const browser = (name: 'chromium' | 'firefox' | 'alone') => ({
  extends: true as const,
  test: {
    name,
    include: name === 'alone' ? [ALONE] : [`tests/e2e/${name}/**/*.test.ts`],
    exclude: name === 'alone' ? [] : [ALONE],
    environment: 'node',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: name === 'chromium' ? 1 : name === 'firefox' ? 2 : 3 },
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
          sequence: { groupOrder: 0 },
        },
      },
      browser('chromium'),
      browser('firefox'),
      browser('alone'),
    ],
  },
});
