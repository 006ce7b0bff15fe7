import { describe, expect, test } from 'vitest';
import { listFindings } from '../../../src/core/lists/list-findings';
import { type ListMeta, newMeta, type WantedList, wantedLists } from '../../../src/core/lists/list-meta';
import { NO_REQUESTS, Requests, withEnd, withRequest } from '../../../src/core/lists/own-requests';
import {
  backOff,
  begun,
  cancelled,
  dueAt,
  failed,
  nextUp,
  reconcileLists,
  succeeded,
  unchanged,
} from '../../../src/core/lists/update-plan';

const NOW = Date.parse('2026-11-21T12:00:00+05:00');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const list = (id = 'a', change: Partial<WantedList> = {}): WantedList => ({
  ...{ id, kind: 'category', category: 'adult', url: `https://lists.test/${id}`, format: 'domains', updateHours: 24 },
  ...change,
});
const FACTS = { at: NOW, etag: '"v1"', lastModified: null, bytes: 9, entries: 3, dropped: 0, bad: 0, fingerprint: 'f' };
const stored = (id = 'a', change: Partial<ListMeta> = {}): ListMeta => ({ ...succeeded(newMeta(list(id)), FACTS), ...change });

describe('lists as settings write them', () => {
  test('what is left out has its default; a protected list has no category', () => {
    const url = 'https://lists.test/a';
    expect(wantedLists([{ id: 'a', category: 'adult', url }])).toEqual([list('a', { url })]);
    expect(wantedLists([{ id: 'a', kind: 'protected', category: 'adult', url, format: 'hashed', updateHours: 1 }])).toEqual([
      list('a', { kind: 'protected', category: null, url, format: 'hashed', updateHours: 1 }),
    ]);
  });
});

describe('a change of settings', () => {
  const changes = (meta: ListMeta, wanted: readonly WantedList[]) => {
    const { remove, put } = reconcileLists([meta], wanted);
    return { remove, put: put.map(({ id, fingerprint, etag, checkedAt }) => ({ id, fingerprint, etag, checkedAt })) };
  };
  const kept = { id: 'a', fingerprint: 'f' };
  test.each<[string, readonly WantedList[], ReturnType<typeof changes>]>([
    ['the same list: nothing', [list()], { remove: [], put: [] }],
    ['another rhythm: nothing', [list('a', { updateHours: 1 })], { remove: [], put: [] }],
    ['gone: removed', [], { remove: ['a'], put: [] }],
    [
      'a new one beside it: begins with nothing',
      [list(), list('b')],
      {
        remove: [],
        put: [{ id: 'b', fingerprint: '', etag: null, checkedAt: null }],
      },
    ],
    [
      'another category: what is stored stays good',
      [list('a', { category: 'gambling' })],
      {
        remove: [],
        put: [{ ...kept, etag: '"v1"', checkedAt: NOW }],
      },
    ],
    [
      'another category that is filtered otherwise: the same',
      [list('a', { category: 'social' })],
      { remove: [], put: [{ ...kept, etag: null, checkedAt: null }] },
    ],
    [
      'protected by now, which is filtered otherwise: read anew, the old one holds',
      [list('a', { kind: 'protected', category: null })],
      {
        remove: [],
        put: [{ ...kept, etag: null, checkedAt: null }],
      },
    ],
    [
      'another address: the old one holds until the new one is there',
      [list('a', { url: 'https://lists.test/new' })],
      {
        remove: [],
        put: [{ ...kept, etag: null, checkedAt: null }],
      },
    ],
    [
      'another format of hosts: the same',
      [list('a', { format: 'hosts' })],
      {
        remove: [],
        put: [{ ...kept, etag: null, checkedAt: null }],
      },
    ],
    [
      'hashes instead of hosts: those can’t stand for each other',
      [list('a', { format: 'hashed' })],
      {
        remove: ['a'],
        put: [{ id: 'a', fingerprint: '', etag: null, checkedAt: null }],
      },
    ],
  ])('%s', (_name, wanted, expected) => expect(changes(stored(), wanted)).toEqual(expected));
});

describe('when a list is asked for', () => {
  test('waits grow from a minute to twelve hours', () => {
    expect([1, 2, 3, 4, 10, 11, 50].map((tries) => backOff(tries) / MINUTE)).toEqual([1, 2, 4, 8, 512, 720, 720]);
  });
  test.each<[string, ListMeta, number]>([
    ['one that never came: now', newMeta(list()), 0],
    ['one that came: after its hours', stored(), 24 * HOUR],
    ['one that is unchanged: after its hours', unchanged(stored('a', { checkedAt: 0 }), NOW), 24 * HOUR],
    ['one that failed: after a minute', failed(stored(), 'html', NOW), MINUTE],
    ['one that failed again: after two', failed(failed(stored(), 'html', NOW), 'status', NOW), 2 * MINUTE],
    ['one that the parent stopped: when it would be due', cancelled(stored(), list(), NOW), 24 * HOUR],
    ['one that was interrupted: now', begun(newMeta(list()), NOW), 0],
    ['after the clock was set back a year: now', stored('a', { checkedAt: NOW + 8766 * HOUR }), 0],
    ['a failure before the clock was set back: now', stored('a', { nextTryAt: NOW + 8766 * HOUR }), 0],
  ])('%s', (_name, meta, after) => expect(dueAt(meta, list(), NOW) - NOW).toBe(after));
  test('one that ends the worker each time begins four times, then waits', () => {
    let meta = newMeta(list());
    const running = Array.from({ length: 6 }, () => {
      meta = begun(meta, NOW);
      return meta.running;
    });
    expect(running).toEqual([1, 2, 3, 4, 0, 1]);
    expect([meta.error, meta.tries]).toEqual(['interrupted', 1]);
  });
  test('success ends all waits', () => {
    const meta = succeeded(failed(begun(newMeta(list()), NOW), 'network', NOW), FACTS);
    expect(meta).toMatchObject({ error: null, nextTryAt: null, tries: 0, running: 0, fetchedAt: NOW, checkedAt: NOW });
  });
  test.each<[string, ListMeta[], { id: string | null; at: number | null }]>([
    ['none', [], { id: null, at: null }],
    [
      'the one of which nothing is stored, before one that is due for long',
      [stored('a', { checkedAt: 0 }), newMeta(list('b'))],
      {
        id: 'b',
        at: null,
      },
    ],
    ['the one that is due for longest', [stored('a', { checkedAt: 1 }), stored('b', { checkedAt: 0 })], { id: 'b', at: null }],
    ['none now: the moment of the first', [stored('a'), failed(stored('b'), 'html', NOW)], { id: null, at: NOW + MINUTE }],
    ['a leftover that settings don’t want is never asked for', [newMeta(list('gone'))], { id: null, at: null }],
  ])('next: %s', (_name, metas, next) => expect(nextUp(metas, [list('a'), list('b')], NOW)).toEqual(next));
});

describe('what health says', () => {
  const day = 24 * HOUR;
  test.each<[string, ListMeta[], ReturnType<typeof listFindings>]>([
    ['all well', [stored(), newMeta(list('b'))], []],
    ['stopped by the parent: nothing', [cancelled(stored(), list(), NOW)], []],
    [
      'not reached, the old one is fresh: a note',
      [failed(stored(), 'network', NOW)],
      [{ id: 'list-unreachable', severity: 'info', detail: 'a: network' }],
    ],
    [
      'not reached, nothing stored: a gap',
      [failed(newMeta(list()), 'timeout', NOW)],
      [{ id: 'list-unreachable', severity: 'degraded', detail: 'a: timeout' }],
    ],
    [
      'not reached for two weeks: a gap',
      [failed(stored('a', { checkedAt: NOW - 15 * day }), 'status', NOW)],
      [{ id: 'list-unreachable', severity: 'degraded', detail: 'a: status' }],
    ],
    [
      'no list came: a gap at once',
      [failed(stored(), 'html', NOW), failed(stored('b'), 'truncated', NOW)],
      [{ id: 'list-unusable', severity: 'degraded', detail: 'a: html; b: truncated' }],
    ],
    [
      'a protected list is named nowhere',
      [failed(stored('secret', { kind: 'protected', category: null }), 'empty', NOW)],
      [{ id: 'protected-list-failed', severity: 'degraded', detail: null }],
    ],
  ])('%s', (_name, metas, findings) => expect(listFindings(metas, NOW)).toEqual(findings));
});

describe('our own requests', () => {
  test('each is counted when it begins, the last twenty are kept, and their ends are told', () => {
    let requests = NO_REQUESTS;
    for (let n = 0; n < 25; n++) requests = withRequest(requests, { host: `h${n}`, at: NOW + n, bytes: 0, outcome: 'begun' });
    requests = withEnd(requests, 'h24', 77, 'complete');
    expect([requests.count, requests.since, requests.last.length]).toEqual([25, NOW, 20]);
    expect(requests.last.slice(0, 2)).toEqual([
      { host: 'h24', at: NOW + 24, bytes: 77, outcome: 'complete' },
      { host: 'h23', at: NOW + 23, bytes: 0, outcome: 'begun' },
    ]);
    expect(Requests.safeParse(requests).success).toBe(true);
  });
});
