/**
 * `npm run schema`: the managed-storage schema of both browsers, generated from the settings document. A loose projection (types only),
 * so that bad *values* reach us and can be named; Chrome refuses to load an extension whose managed schema has unions.
 */
import { writeFileSync } from 'node:fs';
import { z } from 'zod/mini';
import { SettingsDocument } from '../src/core/settings/schema';
import { writeSettingsTable } from './settings-docs';

type Json = { readonly [key: string]: unknown };
const FILE = new URL('../public/managed-schema.json', import.meta.url);
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schema as text, as it stands in public/. */
export function managedSchema(): string {
  const full = z.toJSONSchema(SettingsDocument, { io: 'input' });
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-03/schema#', ...project(full) }, null, 2)}\n`;
}

function project(schema: unknown): Json {
  if (!isJson(schema)) throw new Error('a part of the document has no JSON schema');
  if ('anyOf' in schema || 'oneOf' in schema) throw new Error('the settings document may have no unions of types');
  if (isJson(schema.properties)) {
    return {
      type: 'object',
      properties: Object.fromEntries(Object.entries(schema.properties).map(([key, inner]) => [key, project(inner)])),
    };
  }
  if (schema.type === 'object') return { type: 'object', additionalProperties: project(schema.additionalProperties) };
  if (schema.type === 'array') return { type: 'array', items: project(schema.items) };
  if ('const' in schema) return { type: typeof schema.const === 'number' ? 'integer' : 'string' };
  return { type: schema.type ?? 'string' };
}

export function writeManagedSchema(): void {
  writeFileSync(FILE, managedSchema());
}

export function main(): void {
  writeManagedSchema();
  writeSettingsTable();
}
