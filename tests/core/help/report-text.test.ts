import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HELP_CATEGORIES, isAddressGuarded } from '../../../src/core/help/categories';
import { type Draft, draftFrom } from '../../../src/core/help/report';
import { MAX_MAILTO, mailtoLink } from '../../../src/core/help/report-links';
import { fieldsFor, MAX_TEXT, plainText, type ReportLabels } from '../../../src/core/help/report-text';

const NOW = Date.parse('2026-11-21T16:30:00Z');
const labels: ReportLabels = {
  note: 'This is a child asking for help. Please listen first and do not blame.',
  field: (id) => `Field ${id}`,
  category: 'Someone is asking me for pictures',
  urgent: ['We plan to meet'],
  region: 'Punjab',
  role: null,
  age: null,
  family: null,
};
const captured = {
  address: 'https://marker-host.example/marker-path?token=PLANTED-SECRET&v=1',
  title: 'marker-title',
  selectedText: 'marker-selected https://x.example/?otp=PLANTED-SECRET',
  pressedAt: NOW,
};
const draft: Draft = {
  ...draftFrom(captured, NOW, 'Asia/Karachi'),
  category: 'grooming',
  words: 'own words',
  people: [{ name: 'marker-name', isChild: 'unsaid' }],
};

describe('who gets what', () => {
  test('a hotline or the police get the exact address and the names', () => {
    const text = plainText(draft, labels, 'authority');
    expect(text).toContain('Field address: https://marker-host.example/marker-path?token=PLANTED-SECRET&v=1');
    expect(text).toContain('marker-name');
    expect(text).toContain('2026-11-21T21:30:00+05:00 (Asia/Karachi) = 2026-11-21T16:30:00Z');
  });

  test('unless the child hides the log-in in it', () => {
    expect(plainText({ ...draft, hideSecrets: true, selectedText: null }, labels, 'authority')).not.toContain('PLANTED');
  });

  test('anybody else gets neither secrets nor names', () => {
    const text = plainText(draft, labels, 'other') + decodeURIComponent(mailtoLink(draft, labels, 'Please help me'));
    expect(text).toContain('https://marker-host.example/marker-path?token=•••&v=1');
    expect(text).not.toContain('PLANTED');
    expect(text).not.toContain('marker-name');
  });

  test.each(HELP_CATEGORIES)('%s: what is guarded is only in the text for a hotline or the police', (category) => {
    const one: Draft = {
      ...draft,
      category,
      people: [],
      words: 'on https://y.example/marker-words and marker-host.example',
      when: 'marker-host.example',
    };
    const others = plainText(one, labels, 'other') + decodeURIComponent(mailtoLink(one, labels, 'Please help me'));
    expect(others.includes('marker')).toBe(!isAddressGuarded(category));
    expect(plainText(one, labels, 'authority')).toContain('marker-path');
  });

  test('a title cannot fake another line or turn the text around', () => {
    const [field] = fieldsFor({ ...draft, title: 'a\nField category: x\u202e\u2066b\u0000' }, labels, 'other').filter(
      ({ id }) => id === 'title',
    );
    expect(field?.value).toBe('a Field category: x b');
  });
});

describe('lengths', () => {
  const long = fc.string({ unit: fc.constantFrom('a', ' ', 'مدد', '😀', '\n', '%', '&', '•'), maxLength: 6000 });
  const drafts = fc.record({
    words: long,
    title: long,
    selectedText: long,
    names: long,
    when: long,
    path: long,
    category: fc.constantFrom(...HELP_CATEGORIES),
  });
  const build = ({
    path,
    names,
    ...rest
  }: {
    words: string;
    title: string;
    selectedText: string;
    names: string;
    when: string;
    path: string;
    category: Draft['category'];
  }): Draft => ({
    ...draft,
    ...rest,
    people: [{ name: names, isChild: 'no' }],
    address: `https://a.example/${encodeURIComponent(path.replace(/[\ud800-\udfff]/g, ''))}`,
  });

  test('plain text never exceeds 3,400 characters, and a short report is whole', () => {
    fc.assert(
      fc.property(drafts, fc.constantFrom('authority' as const, 'other' as const), (parts, reader) => {
        const text = plainText(build(parts), labels, reader);
        expect(text.length).toBeLessThanOrEqual(MAX_TEXT);
        expect(text).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 60 },
    );
    expect(plainText(draft, labels, 'authority')).not.toContain('…');
  });

  test('an address of 800 characters survives any amount of words', () => {
    const address = `https://a.example/${'x'.repeat(780)}`;
    const text = plainText(
      {
        ...draft,
        address,
        words: 'w'.repeat(5000),
        selectedText: 's'.repeat(5000),
        people: [{ name: 'n'.repeat(5000), isChild: 'no' }],
        title: 't'.repeat(999),
      },
      labels,
      'authority',
    );
    expect(text).toContain(address);
    expect(text.length).toBeLessThanOrEqual(MAX_TEXT);
  });

  test('a whole mailto link stays under 1,900 characters, is ASCII, and can be decoded', () => {
    fc.assert(
      fc.property(drafts, (parts) => {
        const link = mailtoLink(build(parts), labels, 'Please help me');
        expect(link.length).toBeLessThanOrEqual(MAX_MAILTO);
        expect(link).toMatch(/^mailto:\?subject=[!-~]*&body=[!-~]*$/);
        expect(() => decodeURIComponent(link)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  test('Urdu words stay out of the link', () => {
    expect(decodeURIComponent(mailtoLink({ ...draft, words: 'مجھے مدد چاہیے' }, labels, 'x'))).not.toContain('مدد');
  });
});
