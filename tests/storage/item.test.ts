import { describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { InvalidValueError } from '../../src/storage/errors';
import { defineItem, StoredItem } from '../../src/storage/item';
import { unreadableRows } from '../../src/storage/item-rows';
import { Queue } from '../../src/storage/queue';
import { FakeItemRows } from '../fakes/item-rows';

const schema = z.strictObject({ count: z.number().check(z.gte(0)) });
const definition = defineItem({
  key: 'counter',
  owner: 'test',
  schema,
  absent: { count: 0 },
  damaged: { count: 99 },
  keepsGood: true,
});
function counter(rows = new FakeItemRows()) {
  const problems: string[] = [];
  const item = new StoredItem(definition, rows, (key, problem) => problems.push(`${key}: ${problem}`));
  return { rows, problems, item };
}
const oneMore = ({ count }: { count: number }) => ({ count: count + 1 });

describe('an item', () => {
  test('nothing stored: what it is when absent', async () => expect(await counter().item.read()).toEqual({ count: 0 }));
  test('a change is stored, with a good copy, in one write', async () => {
    const { item, rows } = counter();
    expect(await item.update(oneMore)).toEqual({ count: 1 });
    expect(rows.writes).toBe(1);
    expect([...rows.stored]).toEqual([
      ['counter', { count: 1 }],
      ['counter.good', { count: 1 }],
    ]);
  });
  test('changes at once are made one after the other', async () => {
    const { item } = counter();
    await Promise.all(Array.from({ length: 50 }, () => item.update(oneMore)));
    expect(await item.read()).toEqual({ count: 50 });
  });
  test('a change that the schema refuses changes nothing, and the next one works', async () => {
    const { item, rows } = counter();
    await item.update(oneMore);
    await expect(item.update(() => ({ count: -1 }))).rejects.toThrow(InvalidValueError);
    await expect(
      item.update(() => {
        throw new Error('own');
      }),
    ).rejects.toThrow('own');
    expect(rows.writes).toBe(1);
    expect(await item.update(oneMore)).toEqual({ count: 2 });
  });
  test('a write that fails changes nothing, and the next one works', async () => {
    const { item, rows } = counter();
    await item.update(oneMore);
    const put = rows.put.bind(rows);
    rows.put = () => Promise.reject(new Error('disk'));
    await expect(item.update(oneMore)).rejects.toThrow('disk');
    rows.put = put;
    expect(await item.update(oneMore)).toEqual({ count: 2 });
  });
});

describe('what can’t be read', () => {
  test.each([
    ['a wrong type', 'seven'],
    ['a wrong type inside', { count: 'x' }],
    ['an unknown key', { count: 1, more: true }],
    ['null', null],
  ])('%s: kept beside, reported, replaced by the last good copy', async (_name, value) => {
    const { item, rows, problems } = counter(new FakeItemRows({ counter: value, 'counter.good': { count: 7 } }));
    expect(await item.read()).toEqual({ count: 7 });
    expect(rows.stored.get('counter.damaged')).toEqual(value);
    expect(rows.stored.get('counter')).toEqual(value);
    expect(problems).toHaveLength(1);
  });
  test('no good copy: the strict value', async () =>
    expect(await counter(new FakeItemRows({ counter: 1 })).item.read()).toEqual({ count: 99 }));
  test('a damaged copy: the strict value', async () =>
    expect(await counter(new FakeItemRows({ counter: 1, 'counter.good': 2 })).item.read()).toEqual({ count: 99 }));
  test('it is reported once, and again when it is damaged again', async () => {
    const { item, rows, problems } = counter(new FakeItemRows({ counter: 1 }));
    await item.read();
    await item.read();
    expect(problems).toHaveLength(1);
    await item.update(() => ({ count: 3 }));
    rows.stored.set('counter', 1);
    expect(await item.read()).toEqual({ count: 3 });
    expect(problems).toHaveLength(2);
  });
  test('a database that can’t be read: the strict value, reported; a change is refused', async () => {
    const problems: string[] = [];
    const item = new StoredItem(definition, unreadableRows('broken'), (key, problem) => problems.push(`${key}: ${problem}`));
    expect(await item.read()).toEqual({ count: 99 });
    expect(problems).toEqual(["counter: can't be read: broken"]);
    await expect(item.update(oneMore)).rejects.toThrow('broken');
  });
  test('a full disk while the damage is kept aside: both are reported, reading goes on', async () => {
    const { item, rows, problems } = counter(new FakeItemRows({ counter: 1, 'counter.good': { count: 7 } }));
    rows.put = () => Promise.reject(new Error('full'));
    expect(await item.read()).toEqual({ count: 7 });
    expect(problems).toHaveLength(2);
  });
});

test('a queue keeps the order and is not stopped by failures, thrown or rejected', async () => {
  const queue = new Queue();
  const done: number[] = [];
  const slow = queue.run(() => new Promise<void>((resolve) => setTimeout(() => resolve(void done.push(1)), 10)));
  const thrown = queue.run(() => {
    throw new Error('thrown');
  });
  const rejected = queue.run(() => Promise.reject(new Error('rejected')));
  const last = queue.run(() => done.push(2));
  await expect(thrown).rejects.toThrow('thrown');
  await expect(rejected).rejects.toThrow('rejected');
  await Promise.all([slow, last]);
  expect(done).toEqual([1, 2]);
});
