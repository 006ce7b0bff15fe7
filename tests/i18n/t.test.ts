import { describe, expect, test } from 'vitest';
import { createT, dirOf, isMessageKey, isolate, pickLanguage } from '../../src/i18n/t';

describe('pickLanguage', () => {
  test.each([
    ['auto', ['ur-PK', 'en-US'], 'ur'],
    ['auto', ['en-GB', 'ur'], 'en'],
    ['auto', ['de-DE', 'ur-PK'], 'ur'],
    ['auto', ['de-DE'], 'en'],
    ['auto', [], 'en'],
    ['auto', ['URD', 'UR'], 'ur'],
    ['ur', ['en-US'], 'ur'], // an Urdu family on an English browser
    ['en', ['ur-PK'], 'en'], // and the reverse
  ] as const)('%s in a browser of %j: %s', (choice, browser, language) => {
    expect(pickLanguage(choice, browser)).toBe(language);
  });
  test('Urdu runs from the right', () => {
    expect([dirOf('ur'), dirOf('en')]).toEqual(['rtl', 'ltr']);
  });
});

describe('t', () => {
  const en = createT('en');
  const ur = createT('ur');
  test('speaks the chosen language, whatever the browser speaks', () => {
    expect(en('common.app-name')).toBe('Hifazat');
    expect(ur('common.app-name')).toBe('حفاظت');
  });
  test.each([
    [1, '1 h', '1 گھنٹہ'],
    [2, '2 h', '2 گھنٹے'],
    [0, '0 h', '0 گھنٹے'],
  ])('plural of %d', (count, english, urdu) => {
    expect([en('common.hours', { count }), ur('common.hours', { count })]).toEqual([english, urdu]);
  });
  test('a value that runs against the sentence is isolated', () => {
    expect(en('blocked.heading', { site: 'example.com' })).toBe('example.com is closed here');
    expect(ur('blocked.heading', { site: 'example.com' })).toContain('\u2068example.com\u2069');
    expect(en('options.remove-named', { name: 'گیمز' })).toBe('Remove \u2068گیمز\u2069');
    expect(ur('options.remove-named', { name: 'گیمز' })).toBe('گیمز ہٹائیں');
    expect(ur('common.minutes', { minutes: 45 })).toBe('45 منٹ');
  });
  test.each([
    ['0800 1111', '\u20680800 1111\u2069'],
    ['صبح 6:31 بجے', 'صبح 6:31 بجے'],
    ['1 گھنٹہ 05 منٹ', '1 گھنٹہ 05 منٹ'],
    ['\u2068a.com\u2069 اور \u2068b.com\u2069', '\u2068a.com\u2069 اور \u2068b.com\u2069'],
    ['a.com/گیمز', '\u2068a.com/گیمز\u2069'],
  ])('in an Urdu sentence %j', (value, written) => {
    expect(isolate(value, 'ur')).toBe(written);
  });
  test('a value is put in once and never read as a placeholder or pattern', () => {
    expect(en('common.from-to', { from: '{to}', to: '$&' })).toBe('{to} to $&');
  });
  test('a placeholder without a value stays visible', () => {
    expect(en('common.minutes')).toBe('{minutes} min');
  });
  test.each([
    ['common.hours', true],
    ['common.saved-not-there', false],
    ['toString', false],
    ['__proto__', false],
    ['common.hours_one', true],
  ])('is %s a key? %s', (key, isKey) => {
    expect(isMessageKey(key)).toBe(isKey);
  });
});
