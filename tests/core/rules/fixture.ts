/** Settings, state and a moment as one value, for tests of judging and compiling. */
import { overlay, type PolicyDocument } from '../../../src/core/policy/effective';
import { type Compiled, compile } from '../../../src/core/rules/compile';
import { judge, opensAt, type Verdict } from '../../../src/core/rules/judge';
import { type NetworkAnswer, networkAnswer } from '../../../src/core/rules/network-model';
import { prepareRules } from '../../../src/core/rules/rules';
import { extraSecondsOf, type Grant, type State } from '../../../src/core/rules/state';
import type { SettingsDocument } from '../../../src/core/settings/schema';
import { type Address, parseAddress } from '../../../src/core/sites/address';
import { HAND_WRITTEN } from '../../../src/core/sites/category';
import { dayKey, toRfc3339 } from '../../../src/core/time/local-time';

/** Saturday noon in Karachi. */
export const NOON = '2026-11-21T12:00:00+05:00';
export const PAGE = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/blocked.html';

export interface Given {
  readonly document?: Omit<SettingsDocument, 'version'>;
  readonly policy?: PolicyDocument;
  readonly grants?: readonly Omit<Grant, 'id'>[];
  readonly pauseUntil?: string;
  /** Minutes used on the ledger's day. */
  readonly used?: Readonly<Record<string, number>>;
  /** The ledger's day, where it isn't the clock's. */
  readonly day?: string;
  readonly now?: string;
  /** Keys of pages that labelled themselves. */
  readonly labelled?: readonly string[];
}

export function addressOf(text: string): Address {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return parsed.address;
}

export function world(given: Given) {
  const rules = prepareRules(overlay({ version: 1, ...given.document }, given.policy ?? {}), HAND_WRITTEN);
  const now = Date.parse(given.now ?? NOON);
  const { timeZone, dayStart } = rules.settings.clock;
  const day = given.day ?? dayKey(now, timeZone, dayStart);
  const grants = (given.grants ?? []).map((grant, index): Grant => ({ id: String(index), ...grant }));
  const usedSeconds = Object.fromEntries(Object.entries(given.used ?? {}).map(([id, minutes]) => [id, minutes * 60]));
  const pause = given.pauseUntil === undefined ? null : { until: Date.parse(given.pauseUntil) };
  const usage = { day, usedSeconds, extraSeconds: extraSecondsOf(grants, day, now) };
  const state: State = { grants, pause, usage, labelled: new Set(given.labelled) };
  return {
    rules,
    state,
    now,
    verdict(url: string): Verdict {
      const judged = judge(url, rules, state, now);
      if (!judged.ok) throw new Error(`${url}: ${judged.error.message}`);
      return judged.verdict;
    },
    opens(url: string): string | null {
      const at = opensAt(addressOf(url), rules, state, now);
      return at === null ? null : toRfc3339(at, timeZone);
    },
    compiled: (): Compiled => compile(rules, state, now, PAGE),
    network: (url: string): NetworkAnswer => networkAnswer(compile(rules, state, now, PAGE).rules, addressOf(url)),
  };
}
