// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { SettingsDocument } from '../../../src/core/settings/schema';
import { readWarnings } from '../../../src/pages/options/limit-draft';
import { OptionsPage } from '../../../src/pages/options/OptionsPage';
import { clear, click, has, qa, show, type, uiIn } from '../page-fixture';
import { DOCUMENT, optionsView, storingWorker } from './options-fixture';

afterEach(clear);

async function open(worker = storingWorker(), language: 'en' | 'ur' = 'en') {
  location.hash = '#limits';
  await show(<OptionsPage ui={uiIn(language)} wire={worker} />);
  return worker;
}
const LIMITS = DOCUMENT.limits ?? [];
const saved = async (document: SettingsDocument, change: () => Promise<void>) => {
  const worker = await open(storingWorker(optionsView({ document })));
  await change();
  return worker.inputsOf('settings/save');
};

describe('warnings', () => {
  test.each([
    ['10, 5, 1', [10, 5, 1]],
    ['1 5 10', [10, 5, 1]],
    ['۱۰، ۵', [10, 5]],
    ['2,2; 0.5', [2, 0.5]],
    ['', []],
    ['soon', null],
    ['0', null],
    ['-5', null],
    ['1441', null],
    ['1 2 3 4 5 6 7 8 9 10 11', null],
  ])('%j is %j', (typed, minutes) => expect(readWarnings(typed)).toEqual(minutes));

  test('are said on the card and changed in the form', async () => {
    const saves = await saved(DOCUMENT, async () => {
      expect(qa('limit-card-games').textContent).toContain('Warns 5 minutes before the end.');
      await click('limit-games-edit');
      await type('limit-warn', '15, 3');
      await click('limit-save');
    });
    expect(saves).toEqual([{ section: 'limits', value: [{ ...LIMITS[0], warnAt: [15, 3] }] }]);
    expect(qa('limit-card-games').textContent).toContain('Warns 15 and 3 minutes before the end.');
  });
  test('the usual ones aren’t written where none were', async () => {
    const { warnAt: _warnAt, ...plain } = LIMITS[0] ?? { id: 'games', targets: [] };
    const saves = await saved({ version: 1, limits: [{ ...plain, minutes: 60 }] }, async () => {
      await click('limit-games-edit');
      await click('limit-save');
    });
    expect(saves).toEqual([{ section: 'limits', value: [{ ...plain, minutes: 60 }] }]);
  });
  test('what is no number is said at its field', async () => {
    const saves = await saved(DOCUMENT, async () => {
      await click('limit-games-edit');
      await type('limit-warn', 'soon');
      await click('limit-save');
    });
    expect(saves).toEqual([]);
    expect(qa('limit-form').textContent).toContain('Please write minutes from 1 to 1440');
  });
});

test.each([
  ['on', DOCUMENT, { except: ['category:education'] }],
  ['off', { ...DOCUMENT, limits: [{ ...LIMITS[0], except: ['category:education'] }] } as SettingsDocument, {}],
])('learning sites don’t count: switched %s', async (_way, document, except) => {
  const saves = await saved(document, async () => {
    await click('limit-games-edit');
    await click('limit-learning');
    await click('limit-save');
  });
  expect(saves).toEqual([{ section: 'limits', value: [{ ...LIMITS[0], ...except }] }]);
});

describe('earned minutes', () => {
  const EARN = [{ targets: ['khanacademy.org'], minutes: 30, gives: { limit: 'games', minutes: 10 }, maxPerDay: 30 }];
  test('are off until a rule is written; a new one proposes learning', async () => {
    const saves = await saved(DOCUMENT, async () => {
      expect(qa('earn').textContent).toContain('Nothing is earned.');
      await click('earn-add');
      await click('earn-save');
    });
    const value = [{ ...EARN[0], targets: ['category:education'] }];
    expect(saves).toEqual([{ section: 'earn', value }]);
    expect(has('earn-form')).toBe(false);
  });
  test('are said in one sentence, changed and taken away', async () => {
    const saves = await saved({ ...DOCUMENT, earn: EARN }, async () => {
      expect(qa('earn-0').textContent).toContain('30 min on khanacademy.org give 10 min of Games, at most 30 min a day.');
      await click('earn-0-edit');
      await type('earn-gives', '15');
      await type('earn-most', '');
      await click('earn-save');
      await click('earn-0-remove');
      await click('earn-0-remove-yes');
    });
    const changed = { targets: ['khanacademy.org'], minutes: 30, gives: { limit: 'games', minutes: 15 } };
    expect(saves).toEqual([
      { section: 'earn', value: [changed] },
      { section: 'earn', value: [] },
    ]);
  });
  test.each([
    ['earn-minutes', '0', 'Please write minutes above 0'],
    ['earn-gives', '', 'Please write minutes above 0'],
    ['earn-most', '-1', 'Minutes are a number from 0 to 1440.'],
    ['earn-targets-box', 'a*b.com', "can't be used as a site"],
  ])('%s %j: said, not saved', async (handle, value, words) => {
    const saves = await saved(DOCUMENT, async () => {
      await click('earn-add');
      await type(handle, value);
      await click('earn-save');
    });
    expect(saves).toEqual([]);
    expect(qa('earn-form').textContent).toContain(words);
  });
  test('a rule whose limit is gone says so when it is saved', async () => {
    const earn = [{ targets: ['a.com'], minutes: 30, gives: { limit: 'gone', minutes: 10 } }];
    const saves = await saved({ ...DOCUMENT, earn }, async () => {
      expect(qa('earn-0').textContent).toContain('10 min of gone.');
      await click('earn-0-edit');
      await click('earn-save');
    });
    expect(saves).toEqual([]);
    expect(qa('earn-form').textContent).toContain('This limit is gone.');
  });
  test('need a limit first', async () => {
    await open(storingWorker(optionsView({ document: { version: 1 } })));
    expect(has('earn-needs-limit')).toBe(true);
    expect(has('earn-add')).toBe(false);
  });
  test('kept by the school: shown, not changed', async () => {
    const document = { ...DOCUMENT, earn: EARN };
    await open(storingWorker(optionsView({ document, managed: ['earn'] })));
    expect(qa('earn').textContent).toContain('Managed by your school');
    expect(has('earn-0-edit') || has('earn-add')).toBe(false);
  });
});
