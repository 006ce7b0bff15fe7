/** "Why is this page open or closed?": the policy tester's own answer, with everything that is known about the address. */
import { answer } from '../core/rules/answer';
import { judgeAddress } from '../core/rules/judge';
import { type Address, parseAddress } from '../core/sites/address';
import { innerAddresses } from '../core/sites/inner-addresses';
import type { WhyView } from '../messaging/site-views';
import { sourcesOf } from './site-sources';
import { nameOfRule, siteText } from './views';
import type { Moment } from './world';

/** An address may show hundreds of others; these are enough to understand it. */
const MOST_INNER = 8;

/** What people type need not be a whole address: without a scheme it is https. */
export function typedAddress(text: string): Address | null {
  const typed = text.trim();
  const parsed = parseAddress(/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(typed) ? typed : `https://${typed}`);
  return parsed.ok ? parsed.address : null;
}

export function whyView(text: string, moment: Moment): WhyView {
  const { rules, state, now } = moment;
  const { timeZone } = rules.settings.clock;
  const address = typedAddress(text);
  if (address === null) return { answer: null, timeZone };
  const found = answer(address.href, rules, state, now);
  if ('error' in found) return { answer: null, timeZone };
  const { action, reason, rule, by, opens, enforcedBy } = found;
  const isProtected = reason === 'protected'; // such a list has no name, and nothing else is told of the address
  return {
    timeZone,
    answer: {
      address: address.href,
      site: siteText(address),
      action,
      reason,
      rule: isProtected ? null : rule,
      ruleName: nameOfRule({ reason, rule }, rules),
      by,
      opens,
      enforcedBy,
      sources: isProtected ? [] : sourcesOf(address, moment),
      inner: isProtected ? [] : innerOf(address, moment),
    },
  };
}

function innerOf(address: Address, { rules, state, now }: Moment): NonNullable<WhyView['answer']>['inner'] {
  return innerAddresses(address, rules.settings.sites)
    .slice(0, MOST_INNER)
    .map((inner) => ({
      address: inner.address.href,
      via: inner.via,
      action: judgeAddress(inner.address, rules, state, now).action,
    }));
}
