/** Both languages say the same things, nothing is said that nobody shows, and nothing is shown that isn't a message. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const messages = (language: string, area: string) =>
  JSON.parse(read(`src/i18n/messages/${language}/${area}.json`)) as Record<string, string>;
const areas = readdirSync(join(ROOT, 'src/i18n/messages/en')).map((file) => file.replace(/\.json$/, ''));
const placeholders = (message: string | undefined) => [...(message ?? '').matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

/** The help document's title never differs (contract 8); a mail's subject must be plain to whoever gets it. */
const LATIN_ON_PURPOSE = ['me.title', 'help.mail_subject'];

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: read(join('src', path)) }));
const allSource = sources.map(({ text }) => text).join('\n');

describe.each(areas)('%s', (area) => {
  const en = messages('en', area);
  const ur = messages('ur', area);
  test('has the same keys in both languages, all of its own area', () => {
    expect(Object.keys(ur).sort()).toEqual(Object.keys(en).sort());
    expect(Object.keys(en).filter((key) => !key.startsWith(`${area}.`))).toEqual([]);
  });
  test('has the same placeholders and no empty message', () => {
    for (const key of Object.keys(en)) {
      expect({ key, placeholders: placeholders(ur[key]) }).toEqual({ key, placeholders: placeholders(en[key]) });
      expect(ur[key]?.trim(), key).not.toBe('');
      expect(en[key]?.trim(), key).not.toBe('');
    }
  });
  test('is Urdu in Urdu: Arabic script, Western digits, Urdu letters for kaf, yeh and heh', () => {
    for (const [key, message] of Object.entries(ur)) {
      const withoutPlaceholders = message.replace(/\{\w+\}/g, '').trim();
      if (!LATIN_ON_PURPOSE.includes(key) && withoutPlaceholders.length > 3 && !/^[\d\s:+A-Z().-]*$/.test(withoutPlaceholders)) {
        expect(message, key).toMatch(/[\u0600-\u06ff]/);
      }
      expect(message, key).not.toMatch(/[\u0643\u064a\u0647\u0660-\u0669\u06f0-\u06f9]/);
    }
  });
  test('has no message that nobody shows', () => {
    const unused = Object.keys(en).filter((key) => {
      const stem = key.replace(/_(one|other)$/, '');
      return !isUsed(key) && !isUsed(stem);
    });
    expect(unused).toEqual([]);
  });
});

/** Named in full, or by a template such as `area.part-${…}` that could give it. */
function isUsed(key: string): boolean {
  if (allSource.includes(`'${key}'`)) return true;
  return templates.some((pattern) => pattern.test(key));
}
const templates = [...allSource.matchAll(/`([a-z]+\.[a-zA-Z0-9_-]*(?:\$\{[^`]+?\}[a-zA-Z0-9_-]*)+)`/g)].map(
  ([, template = '']) => {
    const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    return new RegExp(`^${parts.join('[a-zA-Z0-9_-]+')}$`);
  },
);

describe('visible text', () => {
  const pages = sources.filter(({ path }) => /^(pages|ui)\/.*\.tsx$/.test(path));
  test.each(pages.map(({ path, text }) => [path, text] as const))('%s has none of its own', (path, text) => {
    // Between tags: letters in a row that are not code. The names of the languages are the one text that is never translated.
    const found = [...text.matchAll(/>\s*([^<>{}=;()]*?[A-Za-z\u0600-\u06ff]{3,}[^<>{}=;()]*?)\s*<\//g)].map(
      ([, words = '']) => words,
    );
    const attributes = [...text.matchAll(/\b(?:aria-label|title|placeholder|alt)="([^"]*[A-Za-z]{2,}[^"]*)"/g)].map(
      ([, words = '']) => words,
    );
    expect([...found, ...attributes], path).toEqual([]);
  });
});

describe('the store’s own messages', () => {
  const locale = (language: string) =>
    JSON.parse(read(`public/_locales/${language}/messages.json`)) as Record<string, { message: string }>;
  test.each(['en', 'ur'])('%s keeps the length limits', (language) => {
    const { extName, extDescription } = locale(language);
    expect(extName?.message.length).toBeLessThanOrEqual(75);
    expect(extDescription?.message.length).toBeLessThanOrEqual(132);
  });
  test('both have what the manifest names', () => {
    const named = [...read('manifest.config.ts').matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name).sort();
    for (const language of ['en', 'ur']) expect(Object.keys(locale(language)).sort()).toEqual([...new Set(named)]);
  });
});
