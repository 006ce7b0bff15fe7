/** The answer of the policy tester (contract 6): a verdict, when it opens, and who enforces it. */
import { type Instant, toRfc3339 } from '../time/local-time';
import { compile } from './compile';
import { judge, opensAt, type VerdictReason } from './judge';
import { networkAnswer } from './network-model';
import type { By, Rules } from './rules';
import type { State } from './state';

export interface Answer {
  readonly url: string;
  readonly action: 'allow' | 'block';
  readonly reason: VerdictReason;
  readonly rule: string | null;
  readonly by: By;
  readonly opens: string | null;
  readonly enforcedBy: 'network' | 'tab';
}

/** Where the stopped page would be: only its place in a rule matters here, not the extension's id. */
const SOME_PAGE = 'extension://blocked';

/** Judges an address and says when it opens and what enforces the verdict; an address that can't be parsed is an error. */
export function answer(
  url: string,
  rules: Rules,
  state: State,
  now: Instant,
): Answer | { readonly url: string; readonly error: string } {
  const judged = judge(url, rules, state, now);
  if (!judged.ok) return { url, error: judged.error.message };
  const { address, verdict } = judged;
  const opens = opensAt(address, rules, state, now);
  const network = networkAnswer(compile(rules, state, now, SOME_PAGE).rules, address);
  return {
    url,
    ...verdict,
    opens: opens === null ? null : toRfc3339(opens, rules.settings.clock.timeZone),
    enforcedBy: network === verdict.action ? 'network' : 'tab',
  };
}
