/** The worker is killed on the way of a report: before or after any write, before or after any request. */
import { afterEach, describe, expect, test } from 'vitest';
import { Killed } from '../fakes/pool-store';
import { type Computer, computer, DAY, HOUR, ID, ids, REPORT } from './intake-fixture';

let at: Computer;
afterEach(() => at.kill());

describe('the worker is killed', () => {
  /** Kills at the n-th write: before or after it reached the disk; and at the n-th request: before or after it reached the server. */
  const moments = [1, 2, 3, 4].flatMap((n) =>
    (['before-write', 'after-write', 'before-post', 'after-post'] as const).map((where): [string, number] => [where, n]),
  );
  test.each(moments)('%s %i: it arrives all the same, and only under its id', async (where, n) => {
    at = computer();
    const received = new Set<string>();
    let requests = 0;
    at.answers = (posting) => {
      requests++;
      if (where === 'before-post' && requests === n) throw at.kill();
      // The second request is the first that the server keeps; what it has already is a duplicate.
      if (requests === 1) return null;
      const status = received.has(posting.id) ? 409 : 201;
      received.add(posting.id);
      if (where === 'after-post' && requests === n) throw at.kill();
      return status;
    };
    if (where === 'before-write') at.store.killBefore = n;
    if (where === 'after-write') at.store.killAfter = n;
    const outcome = await at.sender.send(ID, REPORT).catch((error: unknown) => {
      if (!(error instanceof Killed)) throw error;
      return 'killed' as const;
    });
    await at.later(3 * HOUR);
    at = at.restarted();
    await at.later(3 * HOUR);
    const view = await at.sender.view();
    if (outcome === 'waiting' || received.size > 0) {
      expect([...received]).toEqual([ID]);
      expect(view.reports).toEqual([]);
    } else {
      // It died before the child was told that it waits: then the report waits nowhere, or has been sent since.
      expect(received.size + view.reports.length).toBeLessThanOrEqual(1);
    }
    expect(new Set(ids(at.posted))).toEqual(new Set(at.posted.length === 0 ? [] : [ID]));
    const count = at.posted.length;
    await at.later(DAY);
    expect(at.posted).toHaveLength(count);
  });
  test('after it was taken back: no start ever sends it', async () => {
    at = computer();
    at.answers = () => null;
    await at.sender.send(ID, REPORT);
    await at.idle();
    await at.sender.withdraw(ID);
    const before = at.posted.length;
    at = at.restarted();
    await at.later(DAY);
    expect(at.posted).toHaveLength(before);
  });
});
