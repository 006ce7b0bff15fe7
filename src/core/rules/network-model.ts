/**
 * A pure model of how browsers apply our network rules, so that a verdict can say who enforces it without asking a browser. A generated
 * test compares it with both browsers' own `testMatchOutcome`.
 */
import { type Address, isWithin, parseAddress } from '../sites/address';
import type { DnrCondition, DnrRule, ResourceType } from './dnr-rule';

export type NetworkAnswer = 'allow' | 'block';
const RANK = { allow: 0, block: 1, redirect: 2 } as const;
const compiled = new WeakMap<DnrCondition, RegExp>();

/** What the network layer does with a request: highest priority, then allow before block before redirect. */
export function networkAnswer(rules: readonly DnrRule[], address: Address, type: ResourceType = 'main_frame'): NetworkAnswer {
  let best: DnrRule | null = null;
  for (const rule of rules) {
    if (
      best !== null &&
      (rule.priority < best.priority || (rule.priority === best.priority && RANK[rule.action.type] >= RANK[best.action.type]))
    )
      continue;
    if (conditionMatches(rule.condition, address, type)) best = rule;
  }
  return best === null || best.action.type === 'allow' ? 'allow' : 'block';
}

/** The same for a raw address; what can't be parsed never becomes a request. The address is taken as stripped of trailing dots already. */
export function networkAnswerFor(rules: readonly DnrRule[], text: string): NetworkAnswer {
  const parsed = parseAddress(text);
  return parsed.ok ? networkAnswer(rules, parsed.address) : 'allow';
}

function conditionMatches(condition: DnrCondition, address: Address, type: ResourceType): boolean {
  if (!condition.resourceTypes.includes(type)) return false;
  if (condition.requestDomains !== undefined && !condition.requestDomains.some((domain) => isWithin(address.host, domain)))
    return false;
  if (condition.excludedRequestDomains?.some((domain) => isWithin(address.host, domain))) return false;
  return condition.regexFilter === undefined || regexOf(condition).test(address.href);
}

function regexOf(condition: DnrCondition): RegExp {
  const known = compiled.get(condition);
  if (known !== undefined) return known;
  const made = new RegExp(condition.regexFilter ?? '', condition.isUrlFilterCaseSensitive === false ? 'i' : '');
  compiled.set(condition, made);
  return made;
}
