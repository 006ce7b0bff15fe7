import { describe, expect, test } from 'vitest';
import { directoryFor, findEntry } from '../../../src/core/help/directory';
import { openingOf } from '../../../src/core/help/opening';

const at = (time: string) => Date.parse(time);

describe('when a helper is there', () => {
  const drf = findEntry(directoryFor('PK'), 'pk-drf');
  if (drf === null) throw new Error('no pk-drf');

  // 9 to 17 in Karachi is 4 to 12 UTC.
  test.each([
    ['at nine', '2026-11-21T04:00:00Z', true, null],
    ['in the afternoon', '2026-11-21T11:59:59Z', true, null],
    ['at five', '2026-11-21T12:00:00Z', false, '2026-11-22T04:00:00Z'],
    ['in the night', '2026-11-21T22:00:00Z', false, '2026-11-22T04:00:00Z'],
  ])('%s', (_name, now, isOpen, opens) => {
    expect(openingOf(drf, at(now))).toEqual({ isOpen, opens: opens === null ? null : at(opens) });
  });

  test.each([
    ['always', { always: true }, { isOpen: true, opens: null }],
    ['not said', { always: null }, null],
    ['not always, no more said', { always: false }, null],
    [
      'on Mondays only',
      { always: false, open: { zone: 'UTC', days: ['mon'], from: '09:00', to: '19:00' } },
      { isOpen: false, opens: at('2026-11-23T09:00:00Z') },
    ],
  ] as const)('%s', (_name, hours, expected) => {
    const days = 'open' in hours ? { ...hours, open: { ...hours.open, days: [...hours.open.days] } } : hours;
    expect(openingOf({ hours: days }, at('2026-11-21T12:00:00Z'))).toEqual(expected);
  });
});
