/** Who gets what of a report, whatever is in it: what is taken out, guarded or a child's name occurs nowhere else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HELP_CATEGORIES, isAddressGuarded } from '../../../src/core/help/categories';
import type { Person } from '../../../src/core/help/people';
import { buildReport, type CapturedItem, type Draft, draftFrom, without } from '../../../src/core/help/report';
import { MAX_MAILTO, MAX_WHATSAPP, mailtoLink, whatsAppLink } from '../../../src/core/help/report-links';
import {
  fieldsFor,
  MAX_SQUARE,
  MAX_TEXT,
  plainText,
  plainTextInBoth,
  type Reader,
  type ReportLabels,
  squareText,
} from '../../../src/core/help/report-text';

const NOW = Date.parse('2026-11-21T16:30:00Z');
const labels = (note: string): ReportLabels => ({
  note,
  field: (id) => `Field ${id}`,
  category: 'What the child picked',
  urgent: ['They want to meet me soon'],
  region: 'Punjab',
  role: 'It is about me',
  age: '10-12 years',
  family: 'Not sure',
});
const EN = labels('This is a child asking for help. Please listen first and do not blame.');
const UR = labels('ایک بچہ مدد مانگ رہا ہے۔ پہلے اس کی بات سنیں، الزام نہ دیں۔');

/** Marks of what may be taken out or guarded; letters only, so that no encoding can hide them from the search. */
const MARKS: Readonly<Record<CapturedItem, readonly string[]>> = {
  address: ['qxhost', 'qxpath'],
  title: ['qxtitle'],
  selectedText: ['qxselected'],
  clicked: ['qxpicture', 'qxfile'],
  at: ['2026'],
};
const OF_PAGE: readonly CapturedItem[] = ['address', 'title', 'selectedText', 'clicked'];
const PRESS = {
  address: 'https://qxhost.example/qxpath?v=1',
  title: 'qxtitle',
  selectedText: 'qxselected',
  pressedAt: NOW,
  clicked: { kind: 'picture' as const, address: 'https://qxpicture.example/qxfile.jpg' },
};

/** Words of any script, with what breaks formats, and now and then the page's host as a child would write it. */
const words = fc
  .array(fc.constantFrom('a', ' ', 'مدد', '😀', '\n', '%', '&', '"', '\\', '•', '…', 'مجھے', 'ж', '中', '\u202e'), {
    maxLength: 300,
  })
  .map((parts) => parts.join(''));
const long = fc.tuple(words, fc.integer({ min: 1, max: 20 })).map(([text, times]) => text.repeat(times).slice(0, 5000));
const NAME = 'Zqchild';
const drafts = fc
  .record({
    category: fc.constantFrom(...HELP_CATEGORIES),
    words: long,
    when: words,
    contact: words,
    adult: words,
    child: fc.constantFrom<Person['isChild']>('yes', 'unsure', 'unsaid'),
    out: fc.subarray<CapturedItem>(['address', 'title', 'selectedText', 'clicked', 'at']),
    hideSecrets: fc.boolean(),
  })
  .map(({ out, contact, adult, child, words: own, ...rest }) => {
    const whole: Draft = {
      ...draftFrom(PRESS, NOW, 'Asia/Karachi'),
      ...rest,
      // A child speaks of the other child in its own words too.
      words: `${own.slice(0, 2000)} ${NAME} ${NAME.toLowerCase()}! ${own.slice(2000)}`,
      people: [
        { name: NAME, isChild: child },
        { name: adult, isChild: 'no' },
      ],
      reporter: { role: 'child_self', ageBand: '10-12', safeContact: contact, familyMayKnow: 'unsure' },
    };
    return { draft: out.reduce(without, whole), out };
  });

/** Everything that can leave for a reader who is neither the police, nor a hotline, nor a helpline. */
function outputsForOthers(draft: Draft): string[] {
  return [
    plainText(draft, EN, 'other'),
    plainText(draft, UR, 'other'),
    plainTextInBoth(draft, [EN, UR], 'other'),
    squareText(draft, EN) ?? '',
    squareText(draft, UR) ?? '',
    decodeURIComponent(mailtoLink(draft, EN, 'Help', 'help@helper.test')),
    decodeURIComponent(whatsAppLink('+923090000015', draft, EN)),
    JSON.stringify(buildReport(draft)),
    ...fieldsFor(draft, UR, 'other').map(({ value }) => value),
  ];
}
const READERS: readonly Reader[] = ['authority', 'helpline', 'other'];

describe('whatever the child wrote, in any script', () => {
  test('the limits hold, and no character is halved', () => {
    fc.assert(
      fc.property(drafts, ({ draft }) => {
        for (const reader of READERS) {
          const texts = [plainText(draft, EN, reader), plainText(draft, UR, reader), plainTextInBoth(draft, [EN, UR], reader)];
          for (const text of texts) {
            expect(text.length).toBeLessThanOrEqual(MAX_TEXT);
            expect(text).not.toMatch(/\p{Surrogate}/u);
          }
          const [english = '', urdu = ''] = plainTextInBoth(draft, [EN, UR], reader).split(`\n\n${UR.note}`);
          expect(Math.max(english.length, urdu.length + UR.note.length)).toBeLessThanOrEqual(MAX_TEXT / 2);
        }
        const mail = mailtoLink(draft, EN, 'Help', 'help@helper.test');
        const chat = whatsAppLink('+923090000015', draft, EN);
        expect(mail.length).toBeLessThanOrEqual(MAX_MAILTO);
        expect(mail).toMatch(/^mailto:help@helper\.test\?subject=Help&body=[!-~]*$/);
        expect(chat.length).toBeLessThanOrEqual(MAX_WHATSAPP);
        expect(chat).toMatch(/^https:\/\/wa\.me\/923090000015\?text=[!-~]*$/);
        expect(squareText(draft, UR)?.length ?? 0).toBeLessThanOrEqual(MAX_SQUARE);
      }),
      { numRuns: 60 },
    );
  });

  test('the limits are those of the contract', () => {
    expect([MAX_TEXT, MAX_MAILTO, MAX_WHATSAPP]).toEqual([3400, 1899, 899]);
  });

  test.each(['w', 'م', '😀'])('five thousand of %s in both languages: each at most half, cut where one sees it', (one) => {
    const words = one.repeat(5000);
    const people = [{ name: one.repeat(3000), isChild: 'no' as const }];
    const draft: Draft = { ...draftFrom({ ...PRESS, title: words, selectedText: words }, NOW, 'Asia/Karachi'), words, people };
    const text = plainTextInBoth(draft, [EN, UR], 'authority');
    expect(text.length).toBeLessThanOrEqual(3400);
    const [english = '', urdu = ''] = text.split(`\n\n${UR.note}`);
    for (const half of [english, urdu]) {
      expect(half).toContain('…');
      expect(half).toContain(PRESS.address);
    }
  });

  test('what was taken out is in nothing, for anybody', () => {
    fc.assert(
      fc.property(drafts, ({ draft, out }) => {
        const all = [...outputsForOthers(draft), ...READERS.map((reader) => plainText(draft, EN, reader))].join('\n');
        for (const item of out) for (const mark of MARKS[item]) expect(all).not.toContain(mark);
      }),
      { numRuns: 60 },
    );
  });

  test('what the category guards is only in the text for a hotline or the police', () => {
    fc.assert(
      fc.property(drafts, ({ draft: one, out }) => {
        const draft = { ...one, words: `${one.words} see qxhost.example/qxpath or www.qxpicture.example` };
        const elsewhere = [...outputsForOthers(draft), plainText(draft, UR, 'helpline')].join('\n');
        if (isAddressGuarded(draft.category))
          for (const item of OF_PAGE) for (const mark of MARKS[item]) expect(elsewhere).not.toContain(mark);
        if (!out.includes('address')) expect(plainText(draft, EN, 'authority')).toContain('qxpath');
      }),
      { numRuns: 60 },
    );
  });

  test('the name of a child, or of somebody who may be one, is only for the police, hotlines and helplines', () => {
    fc.assert(
      fc.property(drafts, ({ draft }) => {
        expect(outputsForOthers(draft).join('\n')).not.toMatch(/zqchild/i);
        for (const reader of ['authority', 'helpline'] as const)
          expect(fieldsFor(draft, EN, reader).find(({ id }) => id === 'names')?.value).toContain(NAME);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a person of whom the child tells', () => {
  const draft: Draft = { ...draftFrom(null, NOW, 'Asia/Karachi'), category: 'bullying' };
  const names = (isChild: Person['isChild'], reader: Reader) =>
    fieldsFor({ ...draft, people: [{ name: 'Bilal 7', isChild }] }, EN, reader).some(({ value }) => value.includes('Bilal'));

  test.each([
    ['no', { authority: true, helpline: true, other: true }],
    ['yes', { authority: true, helpline: true, other: false }],
    ['unsure', { authority: true, helpline: true, other: false }],
    ['unsaid', { authority: true, helpline: true, other: false }],
  ] as const)('"is this a child too?" %s', (isChild, expected) => {
    expect(Object.fromEntries(READERS.map((reader) => [reader, names(isChild, reader)]))).toEqual(expected);
    const hasField = (reader: Reader) =>
      fieldsFor({ ...draft, people: [{ name: 'Bilal 7', isChild }] }, EN, reader).some(({ id }) => id === 'names');
    expect(READERS.map(hasField)).toEqual(READERS.map((reader) => expected[reader]));
    const inData = JSON.stringify(buildReport({ ...draft, people: [{ name: 'Bilal 7', isChild }] })).includes('Bilal');
    expect(inData).toBe(expected.other);
  });

  test.each([
    ['Ali', 'Ali said that quality matters', '••• said that quality matters'],
    ['ali khan', 'It was Ali  Khan.', 'It was •••.'],
    ['@x_y(z)*', 'from @x_y(z)* today', 'from ••• today'],
    ['علی', 'علی نے کہا، اعلیٰ بات', '••• نے کہا، اعلیٰ بات'],
  ])('a name is masked as a whole word: %s', (name, own, expected) => {
    const people: Person[] = [{ name, isChild: 'yes' }];
    expect(buildReport({ ...draft, people, words: own }).words).toBe(expected);
    expect(fieldsFor({ ...draft, people, words: own }, EN, 'helpline')).toContainEqual({
      id: 'words',
      label: 'Field words',
      value: own,
    });
  });

  test('a name in the address of a page is masked there too, but not for helpers', () => {
    const one: Draft = {
      ...draft,
      address: 'https://www.instagram.com/bilal7/',
      people: [{ name: 'bilal7', isChild: 'yes' }],
    };
    const address = (reader: Reader) => fieldsFor(one, EN, reader).find(({ id }) => id === 'address')?.value;
    expect(READERS.map(address)).toEqual([
      'https://www.instagram.com/bilal7/',
      'https://www.instagram.com/bilal7/',
      'https://www.instagram.com/•••/',
    ]);
  });
});

describe('the link or picture on which the menu was opened', () => {
  test('is masked for all but the police and hotlines, who get it as it is unless its log-in is hidden', () => {
    const clicked = { kind: 'picture' as const, address: 'https://cdn.example/p.jpg?token=PLANTED' };
    const draft = { ...draftFrom({ ...PRESS, clicked }, NOW, 'Asia/Karachi'), category: 'bullying' as const };
    const shown = (one: Draft, reader: Reader) => fieldsFor(one, EN, reader).find(({ id }) => id === 'clicked')?.value;
    expect(READERS.map((reader) => shown(draft, reader))).toEqual([
      clicked.address,
      'https://cdn.example/p.jpg?token=•••',
      'https://cdn.example/p.jpg?token=•••',
    ]);
    expect(shown({ ...draft, hideSecrets: true }, 'authority')).not.toContain('PLANTED');
    expect(buildReport(draft).page?.clicked).toEqual({ kind: 'picture', urlShown: 'https://cdn.example/p.jpg?token=•••' });
  });

  test.each(['data:image/png;base64,AAAA', 'blob:https://a.example/1', 'file:///x.png', 'javascript:1'])(
    'is left out when it is no web address: %s',
    (address) => {
      expect(draftFrom({ ...PRESS, clicked: { kind: 'picture', address } }, NOW, 'Asia/Karachi').clicked).toBeNull();
    },
  );
});

describe('who writes', () => {
  const draft: Draft = { ...draftFrom(null, NOW, 'Asia/Karachi'), category: 'bullying' };
  test('nothing said is nothing in the report', () => {
    expect(buildReport(draft)).not.toHaveProperty('reporter');
  });
  test('what was tapped is in it, what was not is not', () => {
    const reporter = { ...draft.reporter, ageBand: '6-9' as const };
    expect(buildReport({ ...draft, reporter }).reporter).toEqual({ role: 'unsaid', ageBand: '6-9', familyMayKnow: 'unsaid' });
  });
});
