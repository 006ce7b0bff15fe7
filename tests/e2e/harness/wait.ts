/** Waiting for conditions, never for milliseconds; and ending what we started when the process ends early. */

const POLL_MS = 40;

/** Polls until `check` gives something truthy and returns it; an error of `check` counts as "not yet". Throws after `ms`. */
export async function until<T>(
  check: () => Promise<T> | T,
  what: string,
  ms = 25_000,
): Promise<Exclude<T, null | undefined | false>> {
  const end = performance.now() + ms;
  let last: unknown;
  for (;;) {
    try {
      last = await check();
      if (last) return last as Exclude<T, null | undefined | false>;
    } catch (error) {
      last = error;
    }
    if (performance.now() >= end) throw new Error(`${what}: not within ${ms} ms (last: ${describeValue(last)})`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Asserts that something stays true for a while: for "nothing happens" tests, which have no condition to wait for. */
export async function stays(check: () => Promise<boolean> | boolean, what: string, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    if (!(await check())) throw new Error(`${what}: did not stay so for ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

/** Waits until something has been true for a while: for an end that may be reached by a detour. An error of `check` counts as "not so". */
export async function settles(check: () => Promise<boolean> | boolean, what: string, ms = 600): Promise<void> {
  let since: number | null = null;
  await until(async () => {
    const isSo = await Promise.resolve(check()).catch(() => false);
    since = isSo ? (since ?? performance.now()) : null;
    return since !== null && performance.now() - since >= ms;
  }, `${what}, for ${ms} ms`);
}

/** Rejects when the promise is not settled in time. */
export function withTimeout<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not done within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function describeValue(value: unknown): string {
  if (value instanceof Error) return value.message;
  return typeof value === 'string' ? value.slice(0, 300) : String(JSON.stringify(value)).slice(0, 300);
}

const cleanups = new Set<() => void>();

/** Runs `cleanup` if this process ends before the returned function is called: no browser outlives its test. */
export function onExit(cleanup: () => void): () => void {
  if (cleanups.size === 0 && !process.listeners('exit').includes(runCleanups)) process.on('exit', runCleanups);
  cleanups.add(cleanup);
  return () => void cleanups.delete(cleanup);
}

function runCleanups(): void {
  for (const cleanup of cleanups) {
    try {
      cleanup();
    } catch {
      // Already gone.
    }
  }
}
