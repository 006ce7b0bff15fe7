/** Reads Vitest's JSON reports and adds them up. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod/mini';

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.optional(z.string()),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
  /** Full names of the tests that did not run. */
  notRun: string[];
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0, notRun: [] };

/** One project's counts; a report that is missing, or a file that could not even be loaded, counts as one failure. */
export function countReport(file: string): Counts {
  if (!existsSync(file)) return { ...none, failed: 1 };
  const counts: Counts = { ...none, notRun: [] };
  for (const { status, assertionResults } of Report.parse(JSON.parse(readFileSync(file, 'utf8'))).testResults) {
    for (const test of assertionResults) {
      if (test.status === 'passed') counts.passed++;
      else if (test.status === 'failed') counts.failed++;
      else {
        counts.skipped++;
        counts.notRun.push(test.fullName);
      }
    }
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed')) counts.failed++;
  }
  return counts;
}

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  notRun: [...a.notRun, ...b.notRun],
});

export const line = ({ passed, failed, skipped }: Counts): string => `${passed} passed, ${failed} failed, ${skipped} skipped`;
