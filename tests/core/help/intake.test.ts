/** What may go to an organisation's intake, and what becomes of it on the way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HELP_CATEGORIES } from '../../../src/core/help/categories';
import {
  afterAnswer,
  answered,
  begun,
  due,
  type EndpointSetting,
  hasPlace,
  type QueuedReport,
  queued,
  receiverOf,
  swept,
  untilNext,
  whyNotToIntake,
  withoutReport,
} from '../../../src/core/help/intake';
import { buildReport, type Draft, draftFrom } from '../../../src/core/help/report';

const NOW = Date.parse('2026-11-21T16:30:00Z');
const [SECOND, HOUR, DAY] = [1000, 3_600_000, 86_400_000];
const KEY = 'QYUjIP82dJX6UiyUy4OvOR5OiQGDknJbvyCY3ZMbxCQ';
const OTHER_KEY = 'YIC75RAF6prMhjWAzlcxfUa-9jM1WNW_qX5GE0KYUAU';
const SCHOOL: EndpointSetting = { name: 'School', url: 'https://intake.school.test/help', publicKey: KEY };
const id = (n: number) => `6f3f2f0e-8f0e-4a53-9d3a-${String(n).padStart(12, '0')}`;
const mark = receiverOf(SCHOOL)?.mark ?? '';
const waiting = (change: Partial<QueuedReport> = {}): QueuedReport => ({ ...queued(id(1), mark, '{}', NOW), ...change });

describe('the receiver that policy names', () => {
  test('has a name, a host for people to read, and a mark', () => {
    expect(receiverOf(SCHOOL)).toMatchObject({ name: 'School', host: 'intake.school.test', url: SCHOOL.url, token: null });
  });
  test.each<[string, EndpointSetting | undefined]>([
    ['none', undefined],
    ['http', { ...SCHOOL, url: 'http://intake.school.test/' }],
    ['http on this computer', { ...SCHOOL, url: 'http://127.0.0.1:8080/' }],
    ['no address', { ...SCHOOL, url: 'school' }],
    ['a key of another length', { ...SCHOOL, publicKey: 'AAAA' }],
  ])('%s: nobody', (_name, endpoint) => expect(receiverOf(endpoint)).toBeNull());
  test.each<[string, Partial<EndpointSetting>, boolean]>([
    ['a new name', { name: 'Our school' }, true],
    ['a new token', { token: 'abc' }, true],
    ['another address', { url: 'https://intake.school.test/other' }, false],
    ['another host', { url: 'https://elsewhere.test/help' }, false],
    ['another key', { publicKey: OTHER_KEY }, false],
  ])('%s: the same receiver %s', (_name, change, isSame) =>
    expect(receiverOf({ ...SCHOOL, ...change })?.mark === mark).toBe(isSame),
  );
});

const draft = (change: Partial<Draft> = {}): Draft => ({
  ...draftFrom({ address: 'https://bad.test/x', title: 'T', selectedText: 's', pressedAt: NOW }, NOW, 'Asia/Karachi'),
  ...change,
});
const saying = (hurtAtHome: 'yes' | 'no' | 'unsure' | 'unsaid') => ({ urgency: { ...draft().urgency, hurtAtHome } });

describe('what may not go to a receiver that somebody else chose', () => {
  test.each<[string, Partial<Draft>, string | null]>([
    ['bullying', { category: 'bullying' }, null],
    ['hurt at home', { category: 'hurt_at_home' }, 'hurt-at-home'],
    ['bullying, and hurt at home', { category: 'bullying', ...saying('yes') }, 'hurt-at-home'],
    ['bullying, and not sure about home', { category: 'bullying', ...saying('unsure') }, 'hurt-at-home'],
    ['bullying, not hurt at home', { category: 'bullying', ...saying('no') }, null],
    ['self-harm: a person, no form', { category: 'self_harm' }, 'person-first'],
    ['a page with abuse, as buildReport makes it', { category: 'csam_seen' }, null],
    ['an own picture, as buildReport makes it', { category: 'my_image_shared' }, null],
    [
      'a family that had better not know',
      { category: 'bullying', reporter: { ...draft().reporter, familyMayKnow: 'no' } },
      'hurt-at-home',
    ],
    [
      'not sure whether the family may know',
      { category: 'bullying', reporter: { ...draft().reporter, familyMayKnow: 'unsure' } },
      'hurt-at-home',
    ],
    ['nothing said of what it is', { category: 'unsaid' }, 'unsaid'],
  ])('%s', (_name, change, why) => expect(whyNotToIntake(buildReport(draft(change)))).toBe(why));
  test.each<[string, object]>([
    ['an address', { page: { urlShown: 'https://bad.test/' } }],
    ['a title', { page: { title: 'T' } }],
    ['a link', { page: { clicked: { kind: 'link', urlShown: 'https://bad.test/' } } }],
    ['selected text', { selectedText: 's' }],
  ])('a guarded report with %s, whoever built it', (_name, part) => {
    const body = { ...buildReport(draft({ category: 'csam_seen' })), ...part };
    expect(whyNotToIntake(body)).toBe('guarded');
  });
  test('no draft of any kind becomes a report that names a guarded page, and hurt at home never passes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...HELP_CATEGORIES), fc.constantFrom('yes', 'no', 'unsure', 'unsaid'), (category, home) => {
        const why = whyNotToIntake(buildReport(draft({ category, ...saying(home) })));
        expect(why).not.toBe('guarded');
        if (category === 'hurt_at_home' || home === 'yes' || home === 'unsure') expect(why).toBe('hurt-at-home');
      }),
    );
  });
});

describe('what an answer means', () => {
  test.each<[number | null, string]>([
    [200, 'arrived'],
    [201, 'arrived'],
    [202, 'arrived'],
    [204, 'arrived'],
    [409, 'arrived'],
    [null, 'again'],
    [408, 'again'],
    [425, 'again'],
    [429, 'again'],
    [500, 'again'],
    [503, 'again'],
    [400, 'stopped'],
    [401, 'stopped'],
    [403, 'stopped'],
    [404, 'stopped'],
    [410, 'stopped'],
    [413, 'stopped'],
    [304, 'stopped'],
  ])('%s: %s', (status, meaning) => expect(answered(status)).toBe(meaning));
  test('arrived: nothing of it is left', () => expect(afterAnswer([waiting()], id(1), 204)).toEqual([]));
  test('stopped: what is left is the news, without the report', () =>
    expect(afterAnswer([waiting()], id(1), 413)).toMatchObject([{ state: 'stopped', status: 413, envelope: null }]));
  test('again: it waits as it was', () => expect(afterAnswer([waiting()], id(1), 500)).toEqual([waiting()]));
  test('an answer to a report that was taken back brings it not back', () =>
    expect(afterAnswer(withoutReport([waiting()], id(1)), id(1), 413)).toEqual([]));
});

describe('how long it waits between tries', () => {
  const waits = (tries: number, chance: number) => begun(waiting({ tries: tries - 1 }), NOW, chance).nextAt - NOW;
  test.each<[number, number, number]>([
    [1, 10 * SECOND, 20 * SECOND],
    [2, 20 * SECOND, 40 * SECOND],
    [3, 40 * SECOND, 80 * SECOND],
    [8, 1280 * SECOND, 2560 * SECOND],
    [9, HOUR / 2, HOUR],
    [400, HOUR / 2, HOUR],
  ])('after try %i: from %i to %i ms', (tries, least, most) => expect([waits(tries, 0), waits(tries, 1)]).toEqual([least, most]));
  test('each try is counted before it is made', () => expect(begun(waiting({ tries: 3 }), NOW, 0).tries).toBe(4));
  test.each<[string, Partial<QueuedReport>, boolean]>([
    ['at its time', { nextAt: NOW }, true],
    ['before its time', { nextAt: NOW + 1 }, false],
    ['far before its time: the clock was set back', { nextAt: NOW + HOUR + 1 }, true],
    ['stopped', { state: 'stopped', envelope: null }, false],
    ['withdrawn', { state: 'receiver-gone', envelope: null }, false],
  ])('%s: due %s', (_name, change, isDue) => expect(due([waiting(change)], NOW)).toHaveLength(isDue ? 1 : 0));
  test.each<[string, QueuedReport[], number | null]>([
    ['nothing waits', [waiting({ state: 'stopped' })], null],
    ['the first of two', [waiting({ nextAt: NOW + 5 }), waiting({ nextAt: NOW + 3 })], 3],
    ['one that is late', [waiting({ nextAt: NOW - 5 })], 0],
    ['a clock that went back', [waiting({ nextAt: NOW + DAY })], HOUR],
  ])('until the next: %s', (_name, reports, wait) => expect(untilNext(reports, NOW)).toBe(wait));
});

describe('what time and policy make of the queue', () => {
  const receiver = receiverOf(SCHOOL);
  test('nothing, as a rule: the same queue', () => {
    const reports = [waiting(), waiting({ id: id(2), state: 'stopped', envelope: null })];
    expect(swept(reports, receiver, NOW + 6 * DAY)).toBe(reports);
  });
  test.each<[string, EndpointSetting | null, number, string]>([
    ['no receiver any more', null, 0, 'receiver-gone'],
    ['another address', { ...SCHOOL, url: 'https://elsewhere.test/' }, 0, 'receiver-gone'],
    ['another key', { ...SCHOOL, publicKey: OTHER_KEY }, 0, 'receiver-gone'],
    ['seven days', SCHOOL, 7 * DAY, 'too-old'],
  ])('%s: withdrawn, never sent elsewhere', (_name, endpoint, later, state) =>
    expect(swept([waiting()], receiverOf(endpoint), NOW + later)).toMatchObject([{ state, envelope: null }]),
  );
  test('what comes back later doesn’t bring it back', () => {
    const gone = swept([waiting()], null, NOW);
    expect(due(swept(gone, receiver, NOW), NOW)).toEqual([]);
  });
  test('news are told for as long again', () => {
    const gone = swept([waiting()], null, NOW);
    expect(swept(gone, receiver, NOW + 14 * DAY - 1)).toEqual(gone);
    expect(swept(gone, receiver, NOW + 14 * DAY)).toEqual([]);
  });
  test('at most eight wait; what ended needs no place', () => {
    const eight = Array.from({ length: 8 }, (_, n) => waiting({ id: id(n) }));
    expect(hasPlace(eight)).toBe(false);
    expect(hasPlace([...eight.slice(1), waiting({ state: 'stopped' })])).toBe(true);
  });
});

test('whatever happens in whatever order: only a waiting report to the receiver in force is ever due, and it has its envelope', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), n: fc.nat(3), to: fc.constantFrom(mark, 'other') }),
    fc.record({ kind: fc.constant('answer' as const), n: fc.nat(3), status: fc.constantFrom(null, 200, 409, 413, 429, 500) }),
    fc.record({ kind: fc.constant('withdraw' as const), n: fc.nat(3) }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: -DAY, max: 3 * DAY }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(SCHOOL, null), (steps, endpoint) => {
      const receiver = receiverOf(endpoint);
      let reports: readonly QueuedReport[] = [];
      let now = NOW;
      for (const one of steps) {
        if (one.kind === 'add' && !reports.some((report) => report.id === id(one.n))) {
          reports = [...reports, queued(id(one.n), one.to, '{}', now)];
        }
        if (one.kind === 'answer') reports = afterAnswer(reports, id(one.n), one.status);
        if (one.kind === 'withdraw') reports = withoutReport(reports, id(one.n));
        if (one.kind === 'pass') now += one.ms;
        reports = swept(reports, receiver, now);
        for (const report of due(reports, now)) {
          expect([report.to, report.state, report.envelope]).toEqual([receiver?.mark, 'waiting', '{}']);
          expect(now - report.at).toBeLessThan(7 * DAY);
        }
        for (const report of reports) expect(report.envelope === null).toBe(report.state !== 'waiting');
      }
    }),
  );
});
