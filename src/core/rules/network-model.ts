/**
 * A pure model of how browsers apply our network rules, so that a verdict can say who enforces it without asking a browser. A generated
 * test compares it with both browsers' own `testMatchOutcome`.
 */
import { type Address, isWithin, parseAddress } from '../sites/address';
import {
  type DnrAction,
  type DnrCondition,
  type DnrRule,
  escapeRegex,
  type QueryTransform,
  type ResourceType,
  USERINFO,
} from './dnr-rule';

export type NetworkAnswer = 'allow' | 'block';
type Redirect = Extract<DnrAction, { type: 'redirect' }>;
const RANK = { allow: 0, block: 1, redirect: 2 } as const;
/** As browsers do: more hops than this are an error page. */
const MOST_HOPS = 20;
const compiled = new WeakMap<DnrCondition, RegExp | null>();

/** Does the network layer let a request through? */
export const networkAnswer = (rules: readonly DnrRule[], address: Address, type: ResourceType = 'main_frame'): NetworkAnswer =>
  landing(rules, address, type) === null ? 'block' : 'allow';

/**
 * The address that a request ends up at, null where it is stopped: highest priority, then allow before block before redirect. A redirect
 * that rewrites the address sends it through the rules again; one that changes nothing opens it, whatever block is below.
 */
export function landing(rules: readonly DnrRule[], address: Address, type: ResourceType = 'main_frame'): string | null {
  let at = address;
  for (let hop = 0; hop < MOST_HOPS; hop++) {
    const best = winner(rules, at, type);
    if (best === null || best.action.type === 'allow') return at.href;
    const target = best.action.type === 'redirect' ? rewritten(best.action, best.condition, at) : null;
    const parsed = target === null ? null : parseAddress(target);
    if (parsed === null || !parsed.ok) return null;
    if (parsed.address.href === at.href) return at.href;
    at = parsed.address;
  }
  return null;
}

/** The same for a raw address; what can't be parsed never becomes a request. The address is taken as stripped of trailing dots already. */
export function networkAnswerFor(rules: readonly DnrRule[], text: string): NetworkAnswer {
  const parsed = parseAddress(text);
  return parsed.ok ? networkAnswer(rules, parsed.address) : 'allow';
}

function winner(rules: readonly DnrRule[], address: Address, type: ResourceType): DnrRule | null {
  let best: DnrRule | null = null;
  for (const rule of rules) {
    const rank = rankOf(rule);
    if (rank === null || (best !== null && !isBefore(rule.priority, rank, best.priority, rankOf(best) ?? 0))) continue;
    if (conditionMatches(rule.condition, address, type)) best = rule;
  }
  return best;
}

/** Header changes neither open nor stop anything. */
const rankOf = ({ action }: DnrRule): number | null => (action.type === 'modifyHeaders' ? null : RANK[action.type]);
const isBefore = (priority: number, rank: number, than: number, thanRank: number): boolean =>
  priority > than || (priority === than && rank < thanRank);

/** Where a redirect sends an address; null where that is a page of ours, which ends the load like a block. */
function rewritten({ redirect }: Redirect, condition: DnrCondition, { href }: Address): string | null {
  if (redirect.transform !== undefined) return withQuery(href, redirect.transform.queryTransform);
  if (!redirect.regexSubstitution.startsWith('\\1')) return null;
  const groups = patternOf(condition)?.exec(href) ?? [];
  return redirect.regexSubstitution.replace(/\\(\d)/g, (_whole, index: string) => groups[Number(index)] ?? '');
}

/** Keys are compared raw, as browsers do; what is added comes last. */
export function withQuery(href: string, { removeParams, addOrReplaceParams }: QueryTransform): string {
  const [base = '', ...rest] = href.split('?');
  const keyOf = (param: string): string => param.split('=')[0] ?? '';
  const kept = rest
    .join('?')
    .split('&')
    .filter((param) => param !== '' && !removeParams.includes(keyOf(param)));
  const added = addOrReplaceParams.map(({ key, value }) => `${key}=${value}`);
  const query = [...kept, ...added].join('&');
  return query === '' ? base : `${base}?${query}`;
}

function conditionMatches(condition: DnrCondition, address: Address, type: ResourceType): boolean {
  if (!condition.resourceTypes.includes(type)) return false;
  // What an answer's headers say no address tells.
  if (condition.responseHeaders !== undefined || condition.excludedResponseHeaders !== undefined) return false;
  if (condition.requestDomains !== undefined && !condition.requestDomains.some((domain) => isWithin(address.host, domain)))
    return false;
  if (condition.excludedRequestDomains?.some((domain) => isWithin(address.host, domain))) return false;
  return patternOf(condition)?.test(address.href) ?? true;
}

function patternOf(condition: DnrCondition): RegExp | null {
  const known = compiled.get(condition);
  if (known !== undefined) return known;
  const source = condition.regexFilter ?? (condition.urlFilter === undefined ? null : sourceOfUrlFilter(condition.urlFilter));
  const made = source === null ? null : new RegExp(source, condition.isUrlFilterCaseSensitive === false ? 'i' : '');
  compiled.set(condition, made);
  return made;
}

/** `||` = a label of the host begins here, `|` = the address begins or ends here, `*` = anything, `^` = a sign between words, or the end. */
function sourceOfUrlFilter(filter: string): string {
  const [, start = '', body = '', end = ''] = /^(\|{0,2})(.*?)(\|?)$/s.exec(filter) ?? [];
  const inner = escapeRegex(body).replace(/\\\*/g, '.*').replace(/\\\^/g, '(?:[^a-zA-Z0-9_.%-]|$)');
  const head = start === '||' ? `^[a-z]+://${USERINFO}(?:[^/?#]*\\.)?` : start === '|' ? '^' : '';
  return `${head}${inner}${end === '' ? '' : '$'}`;
}
