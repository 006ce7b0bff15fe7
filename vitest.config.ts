import { defineConfig } from 'vitest/config';

/** Tests that measure time share the machine with no other browser. */
const ALONE = ['tests/e2e/*/time.test.ts'];
/** Tests that mostly wait (for alarms, for edges of schedules) run beside the others. */
const WAITING = ['tests/e2e/*/lists.test.ts', 'tests/e2e/*/scale.test.ts'];
const OWN = { alone: ALONE, waiting: WAITING } as const;

/** Each project runs one file, and with it one browser, at a time; `npm test` runs three of them side by side, then those alone. */
const browser = (name: 'chromium' | 'firefox' | 'waiting' | 'alone') => ({
  extends: true as const,
  test: {
    name,
    include: name === 'alone' || name === 'waiting' ? [...OWN[name]] : [`tests/e2e/${name}/**/*.test.ts`],
    exclude: name === 'alone' || name === 'waiting' ? [] : [...ALONE, ...WAITING],
    environment: 'node',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: name === 'chromium' ? 1 : name === 'firefox' ? 2 : name === 'waiting' ? 3 : 4 },
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
      browser('waiting'),
      browser('alone'),
    ],
  },
});
