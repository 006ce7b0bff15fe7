/** One line of the policy tester: parsing the line, building the state, the answer. Pure, so that tests call it. */
import { z } from 'zod/mini';
import { overlay } from '../src/core/policy/effective';
import { type Answer, answer } from '../src/core/rules/answer';
import { prepareRules } from '../src/core/rules/rules';
import { extraSecondsOf, type Grant, NO_LABELS } from '../src/core/rules/state';
import { resolve } from '../src/core/settings/defaults';
import { type Problem, parseDocument, problemsOf, readDocument } from '../src/core/settings/document';
import type { SettingsDocument } from '../src/core/settings/schema';
import { dayKey } from '../src/core/time/local-time';
import type { Sources } from './judge-sources';

export interface JudgeDefaults {
  readonly document: SettingsDocument;
  readonly now: number;
  /** Minutes used today, by limit. */
  readonly used: Readonly<Record<string, number>>;
  /** What is known of hosts besides the settings; a document that names the same lists is asked with the same sources. */
  readonly sourcesOf: (document: SettingsDocument) => Sources;
}
export const readSettings = readDocument;

const time = z.string().check(z.refine((text) => !Number.isNaN(Date.parse(text)), 'not a time (RFC 3339)'));
const GrantInput = z.strictObject({
  site: z.optional(z.string()),
  schedule: z.optional(z.string()),
  limit: z.optional(z.string()),
  minutes: z.optional(z.number().check(z.gt(0))),
  until: z.optional(z.nullable(time)),
});
const LineInput = z.strictObject({
  url: z.string(),
  settings: z.optional(z.unknown()),
  now: z.optional(time),
  used: z.optional(z.record(z.string(), z.number().check(z.gte(0)))),
  grants: z.optional(z.array(GrantInput)),
});
type LineInput = z.infer<typeof LineInput>;

/** Answers one line of input: never throws, a bad line gives {"url", "error"}. */
export function judgeLine(line: string, defaults: JudgeDefaults): Answer | { url: string | null; error: string } {
  const input = readLine(line);
  if ('error' in input) return input;
  const document =
    input.settings === undefined ? { ok: true as const, document: defaults.document } : parseDocument(input.settings);
  if (!document.ok) return { url: input.url, error: `settings: ${text(document.problems)}` };
  const settings = resolve(document.document);
  const now = input.now === undefined ? defaults.now : Date.parse(input.now);
  const day = dayKey(now, settings.clock.timeZone, settings.clock.dayStart);
  const grants = (input.grants ?? []).map((grant, index): Grant => {
    const { until, ...rest } = grant;
    return { id: String(index), ...rest, until: until === undefined || until === null ? null : Date.parse(until) };
  });
  const used = Object.entries({ ...defaults.used, ...input.used }).map(([id, minutes]): [string, number] => [id, minutes * 60]);
  const usage = { day, usedSeconds: Object.fromEntries(used), extraSeconds: extraSecondsOf(grants, day, now) };
  const state = { grants, pause: null, usage, labelled: NO_LABELS }; // what a page says of itself isn't known before it loads
  const { index, listed } = defaults.sourcesOf(document.document);
  return answer(input.url, prepareRules(overlay(document.document, {}), index, listed), state, now);
}

function readLine(line: string): LineInput | { url: string | null; error: string } {
  if (!line.trimStart().startsWith('{')) return { url: line.trim() };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { url: null, error: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = LineInput.safeParse(value);
  if (parsed.success) return parsed.data;
  const url = typeof value === 'object' && value !== null && 'url' in value && typeof value.url === 'string' ? value.url : null;
  return { url, error: text(parsed.error.issues.flatMap(problemsOf)) };
}

const text = (problems: readonly Problem[]): string =>
  problems.map((problem) => `${problem.path}: ${problem.message}`).join('; ');
