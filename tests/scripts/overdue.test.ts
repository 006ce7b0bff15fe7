import { describe, expect, test } from 'vitest';
import { overdueHelpers } from '../../scripts/overdue';
import { refuseOverdue } from '../../scripts/package';
import { allDirectories } from '../../src/core/help/directory';

const latest = allDirectories()
  .flatMap(({ entries }) => entries.map(({ reviewBy }) => reviewBy))
  .sort();
const [first = ''] = latest;

describe('helpers that must be looked at again', () => {
  test('on the day itself nobody is late; a day after, each is named with its source', () => {
    expect(overdueHelpers(first)).toEqual([]);
    const late = overdueHelpers('9999-01-01');
    expect(late).toHaveLength(latest.length);
    expect(late).toContain(
      'PK pk-1099: its source was to be looked at by 2027-02-21 (nation.com.pk and brecorder.com, 26 February 2025)',
    );
  });

  test('nothing is packed then, and the list says why', () => {
    expect(() => refuseOverdue(first)).not.toThrow();
    expect(() => refuseOverdue('9999-01-01')).toThrow(/Not packed.*\nPK pk-15: /s);
  });
});
