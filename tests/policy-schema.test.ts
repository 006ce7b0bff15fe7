/** The managed-storage schema is generated: what browsers load is what the settings document says, in types only. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { managedSchema } from '../scripts/managed-schema';
import { settingsTable } from '../scripts/settings-docs';
import { SECTION_NAMES } from '../src/core/settings/schema';

type Json = { readonly [key: string]: unknown };
const file = readFileSync('public/managed-schema.json', 'utf8');
const schema = JSON.parse(file) as Json & { properties: Json };
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every part that is itself a schema. */
function partsOf(part: unknown): Json[] {
  if (!isJson(part)) throw new Error(`no schema: ${JSON.stringify(part)}`);
  const inner = [...Object.values(isJson(part.properties) ? part.properties : {}), part.items, part.additionalProperties];
  return [part, ...inner.filter((one) => one !== undefined).flatMap(partsOf)];
}

describe('public/managed-schema.json', () => {
  test('is what `npm run schema` writes', () => expect(file).toBe(managedSchema()));
  test('has every section of the document and nothing else', () =>
    expect(Object.keys(schema.properties).sort()).toEqual(['version', ...SECTION_NAMES].sort()));
  test('has types only, so that bad values reach us, and no union, which Chrome refuses', () => {
    const { $schema, ...root } = schema;
    expect($schema).toBe('http://json-schema.org/draft-03/schema#');
    for (const part of partsOf(root)) {
      expect(['object', 'array', 'string', 'integer', 'number', 'boolean']).toContain(part.type);
      expect(Object.keys(part).filter((key) => !['type', 'properties', 'items', 'additionalProperties'].includes(key))).toEqual(
        [],
      );
    }
    expect(partsOf(root).length).toBeGreaterThan(80);
  });
});

test('the table of docs/settings.md is what the schema says: `npm run schema` writes both', () => {
  expect(readFileSync('docs/settings.md', 'utf8')).toContain(settingsTable());
});
