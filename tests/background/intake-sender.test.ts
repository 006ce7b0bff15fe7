/**
 * A report on its way to an organisation: whatever the server does and wherever the worker is killed, it is never lost, never sent after it was
 * taken back, never sent elsewhere, and a second time only under the same id.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { receiverOf } from '../../src/core/help/intake';
import type { ReportBody } from '../../src/core/help/report';
import { settled } from '../fakes/clock';
import { type Computer, computer, DAY, ENDPOINT, HOUR, ID, ids, MINUTE, NOW, REPORT } from './intake-fixture';

const OTHER_ID = 'a0000000-0000-4000-8000-000000000000';
let at: Computer;
afterEach(() => at.kill());

describe('send', () => {
  test('goes at once, once, to the address that policy names, with its token; then nothing is left', async () => {
    at = computer();
    expect(await at.sender.send(ID, REPORT)).toBe('waiting');
    await at.idle();
    expect(at.posted).toMatchObject([{ url: ENDPOINT.url, id: ID, token: 'abc' }]);
    expect(await at.sender.view()).toMatchObject({ reports: [], arrived: [ID] });
    expect((await at.vault.read()).reports).toEqual([]);
    await at.later(DAY);
    expect(at.posted).toHaveLength(1);
  });
  test('what is written and what leaves is encrypted', async () => {
    at = computer();
    at.answers = () => 500;
    await at.sender.send(ID, REPORT);
    await at.idle();
    expect(JSON.stringify([at.posted, (await at.vault.read()).reports])).not.toContain('MARKER');
    expect(JSON.parse(at.posted[0]?.body ?? '')).toMatchObject({ schema: 'hifazat-intake/1', id: ID });
  });
  test('is written down before anything leaves', async () => {
    at = computer();
    let waited: unknown;
    at.answers = async () => {
      waited = (await at.vault.read()).reports.map(({ id, tries }) => [id, tries]);
      return 204;
    };
    await at.sender.send(ID, REPORT);
    await at.idle();
    expect(waited).toEqual([[ID, 1]]);
  });
  test('a disk that is full: nothing leaves, and the child hears of it', async () => {
    at = computer();
    at.store.failure = new Error('no room');
    expect(await at.sender.send(ID, REPORT)).toBe('not-stored');
    await at.idle();
    expect(at.posted).toEqual([]);
  });
  test('two taps are one', async () => {
    at = computer();
    await Promise.all([at.sender.send(ID, REPORT), at.sender.send(ID, REPORT)]);
    await at.idle();
    await at.sender.send(ID, REPORT);
    await at.idle();
    expect(ids(at.posted)).toEqual([ID]);
  });
  test.each<[string, Partial<ReportBody>, string]>([
    ['hurt at home', { category: 'hurt_at_home' }, 'hurt-at-home'],
    ['self-harm', { category: 'self_harm' }, 'person-first'],
    ['a guarded report that names a page', { category: 'csam_seen' }, 'guarded'],
  ])('%s is refused by the worker, whatever the page shows', async (_name, change, why) => {
    at = computer();
    expect(await at.sender.send(ID, { ...REPORT, ...change })).toBe(why);
    await at.idle();
    expect([at.posted, at.store.writes]).toEqual([[], 0]);
  });
  test('without a receiver in policy nothing is kept and nothing leaves', async () => {
    at = computer();
    at.receiver = null;
    expect(await at.sender.send(ID, REPORT)).toBe('no-receiver');
    expect([at.posted, at.store.writes]).toEqual([[], 0]);
  });
  test('a key that is no point: not stored, nothing leaves', async () => {
    at = computer();
    at.receiver = receiverOf({ ...ENDPOINT, publicKey: Buffer.alloc(32).toString('base64url') });
    expect(await at.sender.send(ID, REPORT)).toBe('not-stored');
    expect(at.posted).toEqual([]);
  });
  test('a ninth that would wait is refused', async () => {
    at = computer();
    at.answers = () => null;
    const send = (n: number) => at.sender.send(`a0000000-0000-4000-8000-00000000000${n}`, REPORT);
    for (let n = 0; n < 8; n++) expect(await send(n)).toBe('waiting');
    expect(await send(8)).toBe('full');
  });
});

describe('a server that isn’t there', () => {
  test('is asked again after 10 s, at most after an hour, for seven days, always under the same id', async () => {
    at = computer();
    at.answers = () => null;
    await at.sender.send(ID, REPORT);
    await at.later(7 * DAY + HOUR);
    const gaps = at.times.slice(1).map((time, index) => time - (at.times[index] ?? 0));
    expect(gaps[0]).toBeGreaterThanOrEqual(10_000);
    expect(gaps[0]).toBeLessThanOrEqual(20_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * HOUR); // an hour, and up to an hour until an alarm looks
    expect(new Set(ids(at.posted))).toEqual(new Set([ID]));
    expect(new Set(at.posted.map(({ body }) => body)).size).toBe(1);
    expect((at.times.at(-1) ?? 0) - NOW).toBeLessThan(7 * DAY);
    expect((await at.sender.view()).reports).toMatchObject([{ id: ID, state: 'too-old' }]);
  });
  test('that takes its time is not asked a second time meanwhile', async () => {
    at = computer();
    at.answers = () => new Promise(() => undefined);
    await at.sender.send(ID, REPORT);
    await at.idle();
    at.clock.jump(MINUTE);
    void at.sender.wake();
    await at.idle();
    expect(at.posted).toHaveLength(1);
  });
  test('and then is: it arrives, once', async () => {
    at = computer();
    at.answers = () => (at.posted.length < 4 ? 503 : 201);
    await at.sender.send(ID, REPORT);
    await at.later(DAY);
    expect([at.posted.length, (await at.sender.view()).reports]).toEqual([4, []]);
  });
  test.each<[number, string]>([
    [409, 'a duplicate has arrived'],
    [200, 'it has arrived'],
  ])('%i: %s', async (status) => {
    at = computer();
    at.answers = () => status;
    await at.sender.send(ID, REPORT);
    await at.later(HOUR);
    expect([at.posted.length, await at.sender.view()]).toMatchObject([1, { reports: [], arrived: [ID] }]);
  });
  test.each([400, 401, 404, 413])('%i: stopped, the child sees it and takes the news away', async (status) => {
    at = computer();
    at.answers = () => status;
    await at.sender.send(ID, REPORT);
    await at.later(DAY);
    expect(at.posted).toHaveLength(1);
    expect((await at.sender.view()).reports).toMatchObject([{ state: 'stopped', status }]);
    await at.sender.withdraw(ID);
    expect((await at.sender.view()).reports).toEqual([]);
  });
});

describe('taken back', () => {
  test('before any request: nothing ever leaves, and the child hears that', async () => {
    at = computer();
    at.isOffline = true; // the first look at the queue doesn't come
    await at.sender.send(ID, REPORT);
    expect(await at.sender.withdraw(ID)).toBe('taken-back');
    at.isOffline = false;
    await at.later(DAY);
    expect(at.posted).toEqual([]);
  });
  test('between two requests: it may have left, and no other request follows', async () => {
    at = computer();
    at.answers = () => null;
    await at.sender.send(ID, REPORT);
    await at.idle();
    expect(await at.sender.withdraw(ID)).toBe('may-have-left');
    await at.later(DAY);
    expect(at.posted).toHaveLength(1);
  });
  test('while a request is under way: it is called off, and its answer brings nothing back', async () => {
    at = computer();
    let answer: (status: number) => void = () => undefined;
    at.answers = () => new Promise((resolve) => (answer = resolve));
    await at.sender.send(ID, REPORT);
    await at.idle();
    expect(await at.sender.withdraw(ID)).toBe('may-have-left');
    expect(at.posted[0]?.signal.aborted).toBe(true);
    answer(413);
    await at.later(DAY);
    expect([at.posted.length, (await at.sender.view()).reports]).toEqual([1, []]);
  });
  test('in the moment between writing and sending: nothing leaves', async () => {
    at = computer();
    at.isOffline = true;
    await at.sender.send(ID, REPORT);
    at.isOffline = false;
    at.store.onWrite = () => {
      at.store.onWrite = () => undefined;
      void at.sender.withdraw(ID);
    };
    await at.sender.wake();
    await at.later(HOUR);
    expect(at.posted).toEqual([]);
  });
  test('at any moment of a send: a request that begins, begins before the answer to "take back"', async () => {
    for (let turns = 0; turns < 60; turns++) {
      at = computer();
      at.answers = () => null;
      void at.sender.send(ID, REPORT);
      for (let n = 0; n < turns; n++) await new Promise(setImmediate);
      const outcome = await at.sender.withdraw(ID);
      const left = at.posted.length;
      if (outcome === 'taken-back') expect(left).toBe(0);
      if (outcome === 'unknown') continue; // not yet written down: the page asks only for what it sees
      await at.later(DAY);
      expect(at.posted).toHaveLength(left);
    }
  }, 60_000);
  test('what has arrived can’t be', async () => {
    at = computer();
    await at.sender.send(ID, REPORT);
    await at.idle();
    expect([await at.sender.withdraw(ID), await at.sender.withdraw(OTHER_ID)]).toEqual(['arrived', 'unknown']);
  });
});

describe('policy turns to another receiver while a report waits', () => {
  test.each<[string, Partial<typeof ENDPOINT> | null]>([
    ['another address', { url: 'https://elsewhere.test/' }],
    ['another key', { publicKey: 'YIC75RAF6prMhjWAzlcxfUa-9jM1WNW_qX5GE0KYUAU' }],
    ['none', null],
  ])('%s: withdrawn for good', async (_name, change) => {
    at = computer();
    at.answers = () => null;
    await at.sender.send(ID, REPORT);
    await at.idle();
    at.receiver = change === null ? null : receiverOf({ ...ENDPOINT, ...change });
    await at.later(DAY);
    at.receiver = receiverOf(ENDPOINT);
    await at.later(DAY);
    expect(at.posted).toHaveLength(1);
    expect((await at.sender.view()).reports).toMatchObject([{ state: 'receiver-gone' }]);
    expect((await at.vault.read()).reports).toMatchObject([{ envelope: null }]);
  });
  test('in the moment between writing and sending: nothing leaves', async () => {
    at = computer();
    at.isOffline = true;
    await at.sender.send(ID, REPORT);
    at.isOffline = false;
    at.store.onWrite = () => {
      at.receiver = receiverOf({ ...ENDPOINT, url: 'https://elsewhere.test/' });
    };
    await at.sender.wake();
    expect(at.posted).toEqual([]);
  });
  test('a new token is used from then on', async () => {
    at = computer();
    at.answers = () => (at.posted.length < 2 ? 500 : 204);
    await at.sender.send(ID, REPORT);
    await at.idle();
    at.receiver = receiverOf({ ...ENDPOINT, token: 'new' });
    await at.later(MINUTE);
    expect(at.posted.map(({ token }) => token)).toEqual(['abc', 'new']);
  });
});

test('nobody is told but our open pages, by a word that says nothing', async () => {
  at = computer();
  await at.sender.send(ID, REPORT);
  await at.idle();
  await settled();
  expect(at.announced).toBeGreaterThan(0);
});
