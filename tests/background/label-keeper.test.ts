/** Which reports are believed, what is remembered, and that the tab is told. */
import { expect, test } from 'vitest';
import { LabelKeeper } from '../../src/background/label-keeper';
import { SESSION_KEYS, SessionItem } from '../../src/storage/session';
import { FakeSession } from '../fakes/session';

const ADULT = [{ name: 'rating', content: 'adult' }];

function keeper(session = new FakeSession()) {
  const told: number[] = [];
  const labels = new LabelKeeper({
    item: new SessionItem(session, SESSION_KEYS.labelled, LabelKeeper.schema, []),
    isNeverBlocked: (host) => host === 'never.test',
    onLabelled: async (tabId) => {
      told.push(tabId);
    },
  });
  return { labels, told, session };
}

test('a labelled page is known at once, by origin and path; its tab is told', async () => {
  const { labels, told } = keeper();
  const before = labels.known();
  await labels.reported(ADULT, 'https://any.test/x?secret=1#y', 7);
  expect([...labels.known()]).toEqual(['https://any.test/x']);
  expect(before.size).toBe(0);
  expect(told).toEqual([7]);
});
test('the same page in a second tab: kept once, both tabs are told', async () => {
  const { labels, told, session } = keeper();
  await Promise.all([labels.reported(ADULT, 'https://any.test/x', 7), labels.reported(ADULT, 'https://any.test/x?2', 8)]);
  expect(session.stored.get('labelled')).toEqual(['https://any.test/x']);
  expect(told).toEqual([7, 8]);
});
test.each<[string, readonly { name: string; content: string }[], string]>([
  ['no label', [{ name: 'rating', content: 'general' }], 'https://any.test/'],
  ['nothing', [], 'https://any.test/'],
  ['a host that is never blocked', ADULT, 'https://never.test/'],
  ['no address', ADULT, 'any.test'],
])('%s: nothing is kept, no tab is told', async (_what, said, url) => {
  const { labels, told, session } = keeper();
  await labels.reported(said, url, 7);
  expect([labels.known().size, told, session.stored.size]).toEqual([0, [], 0]);
});
test('the worker’s next life knows them, a later session doesn’t', async () => {
  const { labels, session } = keeper();
  await labels.reported(ADULT, 'https://any.test/x', 7);
  const revived = keeper(session);
  expect(revived.labels.known().size).toBe(0);
  await revived.labels.start();
  expect([...revived.labels.known()]).toEqual(['https://any.test/x']);
  const later = keeper();
  await later.labels.start();
  expect(later.labels.known().size).toBe(0);
});
test('the stopped page of a header’s label: its mark is believed for that page', async () => {
  const { labels, told } = keeper();
  await labels.stopped('https://any.test/plain');
  await labels.stopped('https://never.test/x#label');
  await labels.stopped('nothing#label');
  expect(labels.known().size).toBe(0);
  await labels.stopped('https://any.test/x#label');
  expect([...labels.known()]).toEqual(['https://any.test/x']);
  expect(told).toEqual([]);
});
test('above 500 the oldest are forgotten', async () => {
  const { labels, session } = keeper();
  for (let index = 0; index < 502; index++) await labels.reported(ADULT, `https://any.test/${index}`, 7);
  expect(labels.known().size).toBe(500);
  expect([labels.known().has('https://any.test/1'), labels.known().has('https://any.test/2')]).toEqual([false, true]);
  expect(session.stored.get('labelled')).toEqual([...labels.known()]);
});
