/** View models: what pages draw, computed from settings, state and time. Pure over what the keepers give. */

import { downloadAction } from '../core/downloads/download-rules';
import type { AfterHiding, Press } from '../core/help/press';
import { shownUse } from '../core/limits/limit-state';
import type { Verdict } from '../core/rules/judge';
import { judgeAddress, opensAt } from '../core/rules/judge';
import type { By, Rules } from '../core/rules/rules';
import { isPaused } from '../core/rules/state';
import { type Address, isIp, parseAddress } from '../core/sites/address';
import { CATEGORY_IDS } from '../core/sites/category';
import { toRfc3339 } from '../core/time/local-time';
import { schedulePeriod } from '../core/time/schedule';
import type { BlockedView, HealthView, LimitToday, MeView, OptionsView, PopupView, ScheduleToday } from '../messaging/views';
import { claimedAddress, programClaim } from './own-pages';
import type { SettingsKeeper } from './settings-keeper';
import { sourcesOf } from './site-sources';
import type { Moment } from './world';

/** Each limit's minutes today. */
export function limitsToday({ rules, state }: Moment): LimitToday[] {
  return rules.limits.map(({ rule }) => {
    const { usedSeconds, allowedSeconds: limitSeconds, leftSeconds } = shownUse(rule, state.usage);
    return { id: rule.id, name: rule.name, targets: [...rule.targets], usedSeconds, limitSeconds, leftSeconds };
  });
}

export function schedulesToday({ rules, now }: Moment): ScheduleToday[] {
  const { timeZone } = rules.settings.clock;
  return rules.schedules.map(({ rule }) => {
    const period = schedulePeriod(rule, now, timeZone);
    const until = period?.to ?? null;
    return {
      id: rule.id,
      name: rule.name,
      days: [...rule.days],
      from: rule.from,
      to: rule.to,
      targets: [...rule.targets],
      inForce: period !== null,
      until: until === null ? null : toRfc3339(until, timeZone),
    };
  });
}

/** A limit's or schedule's name in the family's words; null for other rules. */
export function nameOfRule(verdict: Pick<Verdict, 'reason' | 'rule'>, rules: Rules): string | null {
  const list = verdict.reason === 'limit' ? rules.limits : verdict.reason === 'schedule' ? rules.schedules : [];
  return list.find((timed) => timed.rule.id === verdict.rule)?.rule.name ?? null;
}

function opensText(address: Address, { rules, state, now }: Moment): string | null {
  const opens = opensAt(address, rules, state, now);
  return opens === null ? null : toRfc3339(opens, rules.settings.clock.timeZone);
}

const NAMELESS = {
  stopped: {
    reason: 'protected',
    rule: null,
    ruleName: null,
    by: 'default',
    opens: null,
    isDayHeld: false,
    limit: null,
    source: null,
  },
  program: null,
  address: null,
  site: null,
} as const;

/** `programsBy`: who set what becomes of program files. */
export function blockedView(claim: string, moment: Moment, programsBy: By): BlockedView {
  const { rules, state, now } = moment;
  const { clock, help } = rules.settings;
  const family = { timeZone: clock.timeZone, country: help.country, province: help.province };
  const program = programClaim(claim);
  const address = claimedAddress(program ?? claim);
  if (address === null) return { stopped: null, program: null, address: null, site: null, ...family };
  const verdict = judgeAddress(address, rules, state, now);
  // A protected list's page is spoken of nowhere: what isn't said here can't be shown, logged or taken along to help.
  if (verdict.reason === 'protected') return { ...NAMELESS, ...family };
  const shown = { program: null, address: address.href, site: siteText(address), ...family };
  if (program !== null && !isPaused(state, now) && downloadAction(rules.settings) === 'block') {
    return { ...shown, stopped: null, program: { by: programsBy } };
  }
  if (verdict.action === 'allow') return { ...shown, stopped: null };
  const limit = verdict.reason === 'limit' ? (limitsToday(moment).find(({ id }) => id === verdict.rule) ?? null) : null;
  const { reason, rule, by } = verdict;
  return {
    ...shown,
    stopped: {
      reason,
      rule,
      ruleName: nameOfRule(verdict, rules),
      by,
      opens: opensText(address, moment),
      isDayHeld: reason === 'limit' && state.usage.isHeld === true,
      limit,
      source:
        reason === 'category' || reason === 'ask'
          ? (sourcesOf(address, moment).find(({ category }) => category === rule)?.kind ?? null)
          : null,
    },
  };
}

/** The host as people know it. */
export const siteText = (address: Address): string =>
  address.host === '' ? address.scheme : isIp(address.host) ? address.host : address.host.replace(/^www\./, '');

export function popupPage(url: string | null, moment: Moment): PopupView['page'] {
  const parsed = url === null ? null : parseAddress(url);
  if (parsed === null || !parsed.ok || !/^https?$/.test(parsed.address.scheme)) return null;
  const { address } = parsed;
  const verdict = judgeAddress(address, moment.rules, moment.state, moment.now);
  const { action, reason, rule } = verdict;
  if (reason === 'protected') return null;
  return {
    site: siteText(address),
    action,
    reason,
    rule,
    ruleName: nameOfRule(verdict, moment.rules),
    opens: opensText(address, moment),
  };
}

export function optionsView(settings: SettingsKeeper, moment: Moment, health: HealthView, version: string): OptionsView {
  const { effective, document } = settings;
  const shown = withoutSecrets(document);
  return {
    document: shown,
    effective: withoutSecrets(effective.document),
    managed: [...effective.managed],
    openedByPolicy: [...effective.openedByPolicy],
    limits: limitsToday(moment),
    schedules: schedulesToday(moment),
    health,
    version,
  };
}

/** The hash of the PIN and an endpoint's token never reach a page. */
function withoutSecrets(document: OptionsView['document']): OptionsView['document'] {
  const { lock, help, ...rest } = document;
  const { endpoint: _endpoint, ...helpShown } = help ?? {};
  return {
    ...rest,
    ...(lock?.codeMinutes === undefined ? {} : { lock: { codeMinutes: lock.codeMinutes } }),
    ...(help === undefined ? {} : { help: helpShown }),
  };
}

export interface MeFacts {
  readonly press: Press | null;
  readonly button: { readonly corner: string; readonly look: string; readonly after: AfterHiding };
  readonly shortcut: string | null;
  readonly isManaged: boolean;
}

export function meView(moment: Moment, { press, button, shortcut, isManaged }: MeFacts): MeView {
  const { settings } = moment.rules;
  const stopped = CATEGORY_IDS.flatMap((id) => {
    const action = settings.categories[id];
    return action === 'allow' ? [] : [{ id, action }];
  });
  return {
    childName: settings.child.name,
    ageBand: settings.child.ageBand,
    limits: limitsToday(moment),
    schedules: schedulesToday(moment),
    sites: { default: settings.sites.default, allow: [...settings.sites.allow], block: [...settings.sites.block] },
    categories: stopped,
    logDetail: settings.log.detail,
    keepDays: settings.log.keepDays,
    isManaged,
    button,
    shortcut,
    country: settings.help.country,
    province: settings.help.province,
    addedHelpers: [...settings.help.entries],
    timeZone: settings.clock.timeZone,
    press,
  };
}
