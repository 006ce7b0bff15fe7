import { describe, expect, test } from 'vitest';
import { activityWords, giverWords, saysDetail } from '../../src/i18n/activity-words';
import { createFormat } from '../../src/i18n/format';
import { createT } from '../../src/i18n/t';
import type { ActivityRow } from '../../src/messaging/views';

type Row = Pick<ActivityRow, 'kind' | 'site' | 'rule' | 'reason' | 'seconds' | 'detail'>;
const row = (change: Partial<Row>): Row => ({
  kind: 'extra-time',
  site: null,
  rule: null,
  reason: null,
  seconds: null,
  detail: null,
  ...change,
});
const en = { t: createT('en'), format: createFormat('en') };
const ur = { t: createT('ur'), format: createFormat('ur') };

describe('what was given', () => {
  test.each<[Partial<Row>, string, string]>([
    [{ reason: 'parent', rule: 'Games', seconds: 900 }, 'Games: 15 min given', 'by a parent'],
    [{ reason: 'parent', rule: 'Games', seconds: -1200 }, 'Games: 20 min taken away', 'by a parent'],
    [{ reason: 'pin', site: 'roblox.com', seconds: 3600 }, 'roblox.com: 1 h given', 'with the PIN'],
    [{ reason: 'code', rule: 'Games', seconds: 2700 }, 'Games: 45 min given', 'with a code over the phone'],
    [{ reason: 'parent', seconds: 3600 }, 'a site: 1 h given', 'by a parent'],
    [{ reason: 'pin-day', rule: 'Bedtime' }, 'Bedtime: given for the day, or until it ends this time', 'with the PIN'],
    [{ reason: 'parent-always', site: 'a.com' }, 'a.com: open from now on', 'by a parent'],
    [{ reason: 'taken-back', rule: 'Games', seconds: 900 }, 'Games: taken back', ''],
    [{ reason: 'pause', seconds: 900 }, 'All rules paused for 15 min', ''],
    [{ reason: 'pause-ended' }, 'The pause was ended', ''],
    [{ reason: 'refund', site: 'a.com', seconds: 61 }, 'a.com: 1 min 1 s given back', ''],
    [{ reason: 'refund', site: 'a.com', seconds: -60 }, 'a.com: 1 min counted again', ''],
    [{ reason: 'earned', rule: 'Games', seconds: 600 }, 'Games: 10 min earned', ''],
    [{ reason: 'from-the-future', rule: 'Games' }, 'Extra time', ''],
  ])('%j is "%s" %s', (change, words, by) => {
    expect(activityWords(en, row(change))).toBe(words);
    expect(giverWords(en, row(change))).toBe(by);
    expect(activityWords(ur, row(change)).replace(/Games|Bedtime|[a-z]+\.com/g, '')).not.toMatch(/[A-Za-z]/);
  });
});

describe('the lock and the clock', () => {
  test.each<[Row['kind'], string]>([
    ...(['pin-set', 'pin-changed', 'pin-removed', 'unlocked', 'wrong-pin', 'wrong-code'] as const).map(
      (detail): [Row['kind'], string] => ['lock', detail],
    ),
    ...(['authenticator-set', 'authenticator-removed', 'grown-up-here'] as const).map((detail): [Row['kind'], string] => [
      'lock',
      detail,
    ]),
    ...(['said', 'locked', 'idle', 'browser-closed'] as const).map((end): [Row['kind'], string] => [
      'lock',
      `grown-up-gone-${end}`,
    ]),
    ['gap', 'set-back'],
    ['gap', 'set-forward'],
    ['gap', 'clock-settled'],
  ])('%s: %s has words of its own, said once', (kind, detail) => {
    const words = activityWords(en, row({ kind, detail }));
    expect(words).not.toBe(activityWords(en, row({ kind })));
    expect(words).not.toContain(detail);
    expect(activityWords(ur, row({ kind, detail }))).toMatch(/[\u0600-\u06ff]/);
    expect(saysDetail({ kind, detail })).toBe(true);
  });
  test('what this version has no words for keeps its detail', () => {
    expect(activityWords(en, row({ kind: 'lock', detail: 'from-the-future' }))).toBe('Lock');
    expect(saysDetail({ kind: 'lock', detail: 'from-the-future' })).toBe(false);
    expect(saysDetail({ kind: 'setting', detail: 'limits' })).toBe(false);
  });
});
