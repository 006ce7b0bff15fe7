/** More time, asked for: what a stopped page can ask a parent for, and what was asked. */
import { z } from 'zod/mini';
import { judgeAddress, layersOf, type Verdict } from '../rules/judge';
import type { Rules } from '../rules/rules';
import type { State } from '../rules/state';
import type { Address } from '../sites/address';
import { isSuffix } from '../sites/site';
import { parseFilter } from '../sites/url-filter';
import type { Instant } from '../time/local-time';

export const AskedKind = z.enum(['limit', 'site', 'schedule']);
export const AskedSpan = z.enum(['minutes', 'day', 'always']);
/** A request as it was frozen on the screen: what a parent hears is what is given. */
export const Asked = z.strictObject({
  id: z.string(),
  kind: AskedKind,
  /** A limit's or schedule's id, or a URL filter. */
  target: z.string(),
  /** What people call it. */
  name: z.string(),
  span: AskedSpan,
  minutes: z.number(),
  why: z.string(),
  at: z.number(),
});
export type Asked = z.infer<typeof Asked>;

export interface Askable {
  readonly kind: z.infer<typeof AskedKind>;
  readonly target: string;
  readonly name: string;
  readonly spans: readonly z.infer<typeof AskedSpan>[];
}

/** Whose word counts here: the PIN is the school's, and what the school keeps. */
export interface AskRules {
  /** The PIN itself is set by policy: then it also opens what policy stopped. */
  readonly isLockManaged: boolean;
  /** The parents' own list of sites can be changed. */
  readonly mayKeepSite: boolean;
}

/** What a parent could give so that the address opens (or gets past the rule that stops it now); null = nothing that they could. */
export function askableFor(
  address: Address,
  rules: Rules,
  state: State,
  now: Instant,
  { isLockManaged, mayKeepSite }: AskRules,
): Askable | null {
  const found = judgeAddress(address, rules, state, now);
  if (found.action === 'allow' || (found.by === 'policy' && !isLockManaged)) return null;
  const { reason, rule } = found;
  if (reason === 'limit' || reason === 'schedule') {
    const timed = (reason === 'limit' ? rules.limits : rules.schedules).find(({ rule: { id } }) => id === rule);
    if (timed === undefined) return null;
    return {
      kind: reason,
      target: timed.rule.id,
      name: timed.rule.name,
      spans: reason === 'limit' ? ['minutes'] : ['minutes', 'day'],
    };
  }
  if (reason !== 'site' && reason !== 'category' && reason !== 'ask' && reason !== 'default') return null;
  const target = filterFor(address, found, rules, state, now);
  if (target === null) return null;
  return { kind: 'site', target, name: target, spans: mayKeepSite ? ['minutes', 'day', 'always'] : ['minutes', 'day'] };
}

/** The narrowest filter whose grant opens the address: the blocking filter where it says more than a host, else the host of what is stopped. */
function filterFor(address: Address, { reason, rule }: Verdict, rules: Rules, state: State, now: Instant): string | null {
  const blocking = reason === 'site' && rule !== null ? parseFilter(rule) : null;
  if (blocking?.ok && blocking.filter.host !== '' && blocking.filter.path !== '') return blocking.filter.text;
  // An address inside an address: what it shows is what is asked for, never the whole translator.
  const stopped = layersOf(address, rules).find((layer) => isStoppedItself(layer, rules, state, now)) ?? address;
  const host = stopped.host.replace(/^www\./, '');
  // Under a name above all sites ("com", "gov.uk") lie other people's: there the address itself is all that is asked for.
  const filter = isSuffix(host) ? `.${stopped.host}` : host;
  return host === '' || !parseFilter(filter).ok ? null : filter;
}

const isStoppedItself = (layer: Address, rules: Rules, state: State, now: Instant): boolean =>
  layersOf(layer, rules).length === 1 && judgeAddress(layer, rules, state, now).action === 'block';
