import { defineConfig } from 'vitest/config';

/** One browser at a time: tests that look at focus, time or the disk must not share the machine with others. */
const browser = (name: 'chromium' | 'firefox') => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/e2e/${name}/**/*.test.ts`],
    environment: 'node',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: name === 'chromium' ? 1 : 2 },
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
    ],
  },
});
