import { describe, expect, test } from 'vitest';
import type { Gift } from '../../src/background/grant-keeper';
import type { Proof, Proved } from '../../src/background/lock-keeper';
import { MoreTime, type Wish } from '../../src/background/more-time';
import type { Asked } from '../../src/core/limits/asked';
import { DONE, type LockView } from '../../src/messaging/time-views';
import { FakeItem } from '../fakes/item';
import { fixedWorld, NOON } from './guard-fixture';

const LOCK: LockView = {
  hasPin: true,
  isManaged: false,
  hasAuthenticator: true,
  isOpen: false,
  waitSeconds: 0,
  codeMinutes: 60,
  isGrownUpHere: false,
};
const RIGHT: Proved = { ok: true, by: 'pin' };
const WISH: Wish = { kind: 'limit', target: 'games', span: 'minutes', minutes: 15, why: 'one round' };

function household(lockPart: Partial<LockView> = {}) {
  const { world, clock } = fixedWorld({
    sites: { block: ['a.test', 'b.test/shorts', 'com', 'gov.uk', 'blogspot.com'] },
    limits: [{ id: 'games', name: 'Games', targets: ['game.test'], minutes: 0 }],
    schedules: [{ id: 'homework', name: 'Homework', from: '11:00', to: '14:00', targets: ['late.test'] }],
  });
  const asked = new FakeItem<Asked | null>(null);
  const lock = { ...LOCK, ...lockPart };
  const proofs: Proof[] = [];
  const gifts: Gift[] = [];
  const answer = { proved: RIGHT };
  let ids = 0;
  const more = new MoreTime({
    asked,
    world,
    clock,
    lock: {
      prove: async (proof) => {
        proofs.push(proof);
        return answer.proved;
      },
    },
    lockView: async () => lock,
    grants: {
      give: async (gift) => {
        gifts.push(gift);
        return DONE;
      },
    },
    mayKeepSite: () => true,
    newId: () => `r${++ids}`,
    announce: () => undefined,
  });
  return { more, asked, proofs, gifts, answer, clock };
}

describe('what a stopped page can ask for', () => {
  test.each<[string, string, object | null]>([
    ['a limit that is used up', 'https://game.test/', { kind: 'limit', target: 'games', name: 'Games', spans: ['minutes'] }],
    ['a schedule', 'https://late.test/x', { kind: 'schedule', target: 'homework', name: 'Homework', spans: ['minutes', 'day'] }],
    [
      'a blocked site: its host',
      'https://www.a.test/some/page?x=1',
      { kind: 'site', target: 'a.test', name: 'a.test', spans: ['minutes', 'day', 'always'] },
    ],
    [
      'a blocked part of a site: that part',
      'https://b.test/shorts/1',
      { kind: 'site', target: 'b.test/shorts', name: 'b.test/shorts', spans: ['minutes', 'day', 'always'] },
    ],
    ...[
      ['a top level: no site under it', 'https://com/', '.com'],
      ['a name above sites: that address', 'https://www.gov.uk/x', '.www.gov.uk'],
      ['a host of other people’s sites: itself', 'https://blogspot.com/', '.blogspot.com'],
      ['a site under one: the site', 'https://www.film.blogspot.com/', 'film.blogspot.com'],
    ].map(([name = '', address = '', target]): [string, string, object] => [
      name,
      address,
      { kind: 'site', target, name: target, spans: ['minutes', 'day', 'always'] },
    ]),
    ['a page that is open: nothing', 'https://open.test/', null],
    ['a page of a protected list: nothing', 'https://secret.test/', null],
    ['what is no page', 'about:blank', null],
  ])('%s', async (_name, address, askable) => {
    expect((await household().more.view(address)).askable).toEqual(askable);
  });
});

describe('asking', () => {
  test('freezes what was asked, in one line', async () => {
    const { more, asked } = household();
    expect(await more.ask({ ...WISH, why: ' one\n round ' })).toEqual(DONE);
    expect(asked.value).toEqual({ id: 'r1', ...WISH, name: 'Games', at: NOON });
    expect(await more.asked()).toEqual({
      id: 'r1',
      kind: 'limit',
      target: 'games',
      name: 'Games',
      span: 'minutes',
      minutes: 15,
      why: 'one round',
      askedAt: '2026-11-21T12:00:00+05:00',
    });
  });
  test.each<[string, Partial<Wish>, string]>([
    ['a limit that is gone', { target: 'films' }, 'gone'],
    ['a limit for ever', { span: 'always' }, 'not-askable'],
    ['a site that is open', { kind: 'site', target: 'https://open.test/' }, 'not-askable'],
    ['a page of a protected list', { kind: 'site', target: 'https://secret.test/' }, 'not-askable'],
    [
      'a site where a limit stops it: the filter is not the child’s to choose',
      { kind: 'site', target: 'https://game.test/' },
      'not-askable',
    ],
  ])('for %s is refused', async (_name, part, refusal) => {
    const { more, asked } = household();
    expect(await more.ask({ ...WISH, ...part })).toMatchObject({ done: false, refusal });
    expect(asked.value).toBeNull();
  });
  test('a new request takes the place of the one before; nobody’s answer is forgotten after half a day', async () => {
    const { more, clock } = household();
    await more.ask(WISH);
    await more.ask({ ...WISH, minutes: 5 });
    expect(await more.asked()).toMatchObject({ id: 'r2', minutes: 5 });
    await clock.pass(12 * 60 * 60_000 + 1);
    expect(await more.asked()).toBeNull();
  });
});

describe('the answer', () => {
  test('gives exactly what was frozen, once', async () => {
    const { more, gifts } = household();
    await more.ask(WISH);
    expect(await more.answer('r1', { pin: '739105' })).toEqual(DONE);
    expect(gifts).toEqual([{ ...WISH, by: 'pin', isTomorrow: false }]);
    expect(await more.answer('r1', { pin: '739105' })).toMatchObject({ refusal: 'gone' });
  });
  test('to a request that was changed meanwhile gives nothing, and no PIN is even looked at', async () => {
    const { more, gifts, proofs } = household();
    await more.ask(WISH);
    await more.ask({ ...WISH, minutes: 60 });
    expect(await more.answer('r1', { pin: '739105' })).toMatchObject({ refusal: 'gone' });
    expect([gifts, proofs]).toEqual([[], []]);
  });
  test.each<[string, Partial<Wish>, Partial<LockView>]>([
    ['more minutes than a code may give', { minutes: 61 }, {}],
    ['more minutes than the family’s codes may give', { minutes: 31 }, { codeMinutes: 30 }],
    ['the whole evening', { kind: 'schedule', target: 'homework', span: 'day' }, {}],
    ['a site for ever', { kind: 'site', target: 'https://a.test/', span: 'always' }, {}],
  ])('by a code never gives %s', async (_name, part, lock) => {
    const { more, gifts, proofs } = household(lock);
    await more.ask({ ...WISH, ...part });
    expect(await more.answer('r1', { code: '123456' })).toMatchObject({ done: false, refusal: 'too-long' });
    expect([gifts, proofs]).toEqual([[], []]); // the code is not used up
  });
  test.each<[Proved, object]>([
    [
      { ok: false, why: 'wrong', waitSeconds: 5 },
      { refusal: 'wrong', waitSeconds: 5 },
    ],
    [
      { ok: false, why: 'wait', waitSeconds: 30 },
      { refusal: 'wait', waitSeconds: 30 },
    ],
    [{ ok: false, why: 'no-authenticator', waitSeconds: 0 }, { refusal: 'no-lock' }],
  ])('that proves nothing gives nothing and leaves the request: %j', async (proved, outcome) => {
    const { more, answer, gifts, asked } = household();
    await more.ask(WISH);
    answer.proved = proved;
    expect(await more.answer('r1', { code: '123456' })).toMatchObject({ done: false, ...outcome });
    expect([gifts, asked.value?.id]).toEqual([[], 'r1']);
  });
  test('a yes on the parents’ own page gives the same, with the child’s words', async () => {
    const { more, gifts, proofs } = household();
    await more.ask(WISH);
    expect(await more.grant('r2')).toMatchObject({ refusal: 'gone' });
    expect(await more.grant('r1')).toEqual(DONE);
    expect([gifts, proofs]).toEqual([[{ ...WISH, by: 'parent', isTomorrow: false }], []]);
    expect(await more.asked()).toBeNull();
  });
  test('cancelled: there is nothing to answer', async () => {
    const { more } = household();
    await more.ask(WISH);
    await more.cancel();
    expect(await more.answer('r1', { pin: '739105' })).toMatchObject({ refusal: 'gone' });
  });
});
