import { expect, test } from 'vitest';
import { makeBreather } from '../../src/background/breather';

/** Counts how often others get a turn while work goes on in steps of so many ms. */
async function work(steps: number, ms: number) {
  let now = 0;
  let signs = 0;
  let others = 0;
  const breather = makeBreather(
    () => now,
    () => void signs++,
  );
  const other = setInterval(() => others++, 0);
  for (let step = 0; step < steps; step++) {
    now += ms;
    await breather.breathe();
  }
  clearInterval(other);
  return { signs, others };
}

test('short work goes on without waiting', async () => expect(await work(14, 1)).toEqual({ signs: 0, others: 0 }));
test('long work lets others in after each turn, and shows the browser that it lives', async () => {
  const { signs, others } = await work(100, 500);
  expect(others).toBeGreaterThan(10);
  expect(signs).toBe(5);
});
