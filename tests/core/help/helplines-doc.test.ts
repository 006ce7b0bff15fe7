/** docs/helplines.md says what the schemas say. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { Entry, isBundled } from '../../../src/core/help/directory';
import { PolicyEntries } from '../../../src/core/help/policy-entry';
import { Report } from '../../../src/core/help/report';

const doc = readFileSync('docs/helplines.md', 'utf8');
const section = (title: string) => doc.split('\n## ').find((part) => part.startsWith(title)) ?? '';
/** What stands in backquotes in the first column of a section's tables. */
const keysIn = (title: string) =>
  section(title)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, key = '']) => key));

type Json = { readonly [key: string]: unknown };
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
function leaves(schema: unknown, place = ''): string[] {
  if (!isJson(schema) || !isJson(schema.properties)) return [place];
  return Object.entries(schema.properties).flatMap(([key, inner]) => leaves(inner, place === '' ? key : `${place}.${key}`));
}

describe('docs/helplines.md', () => {
  test('names every part of a report, and no other', () => {
    expect(keysIn('The report').sort()).toEqual(leaves(z.toJSONSchema(Report)).sort());
  });

  test('names every key of an entry, and no other', () => {
    expect(keysIn('An entry').sort()).toEqual(Object.keys(Entry.shape).sort());
  });

  test('its example of added helpers is one that is taken', () => {
    const example = JSON.parse(/```json\n([\s\S]*?)```/.exec(section('Helpers that a school'))?.[1] ?? '') as {
      help: { entries: { id: string }[] };
    };
    expect(PolicyEntries.safeParse(example.help.entries).success).toBe(true);
    expect(example.help.entries.map(({ id }) => isBundled(id))).toEqual([false]);
  });
});
