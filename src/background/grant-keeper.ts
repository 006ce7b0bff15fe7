/** Keeps what parents gave: extra minutes, sites, lifted schedules, pauses. Written first, then in force, then in the log. */

import type { z } from 'zod/mini';
import type { Fact } from '../core/activity/entry';
import type { AskedKind, AskedSpan } from '../core/limits/asked';
import { type Giver, type Grant, isLive, type Pause } from '../core/rules/state';
import { parseFilter } from '../core/sites/url-filter';
import { addDays, type Instant, nextDayStart, toRfc3339 } from '../core/time/local-time';
import { schedulePeriod } from '../core/time/schedule';
import type { Outcome } from '../messaging/time-views';
import { DONE, type GrantView, refused } from '../messaging/time-views';
import type { Clock, Item } from './ports';
import type { Moment, World } from './world';

export interface Gift {
  readonly kind: z.infer<typeof AskedKind>;
  /** A limit's or schedule's id, or a URL filter. */
  readonly target: string;
  readonly span: z.infer<typeof AskedSpan>;
  /** Of a limit they may be negative: taken away. */
  readonly minutes: number;
  readonly isTomorrow: boolean;
  readonly by: Giver;
  /** The child's own words, where it asked. */
  readonly why: string | null;
}
export interface GrantPorts {
  readonly grants: Item<Grant[]>;
  readonly pause: Item<Pause | null>;
  readonly world: World;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Puts a site into the parents' own list; false when it can't be. */
  readonly keepSite: (filter: string) => Promise<boolean>;
  readonly record: (fact: Omit<Fact, 'at' | 'day'>) => Promise<void>;
  /** Time, rules and pages see what was changed. */
  readonly changed: () => Promise<void>;
}

const MINUTE = 60_000;

export class GrantKeeper {
  constructor(private readonly ports: GrantPorts) {}

  /** Gives time without asking who says so: the caller has proved it. */
  async give(gift: Gift): Promise<Outcome> {
    const { world, grants, keepSite, changed } = this.ports;
    const moment = await world.moment();
    const named = nameOf(gift, moment);
    // Only minutes of a limit can be taken away.
    const least = gift.kind === 'limit' ? Number.NEGATIVE_INFINITY : 0;
    const isMuch = gift.minutes !== 0 && gift.minutes > least;
    if (named === null || (gift.span === 'minutes' && !isMuch)) return refused('gone');
    if (gift.kind === 'site' && gift.span === 'always') {
      if (!(await keepSite(gift.target))) return refused('managed');
    } else {
      const grant = this.#grant(gift, moment);
      await grants.update((before) => [...kept(before, moment), grant]);
    }
    await changed();
    await this.#record(gift, named);
    return DONE;
  }

  /** Takes a grant back at once. */
  async takeBack(id: string): Promise<Outcome> {
    const { grants, world, changed, record } = this.ports;
    const grant = (await grants.read()).find((one) => one.id === id);
    if (grant === undefined) return refused('gone');
    await grants.update((before) => before.filter((one) => one.id !== id));
    await changed();
    const { name } = grantView(grant, await world.moment());
    await record({ kind: 'extra-time', reason: 'taken-back', ...ruleOf(grantKind(grant), name), minutes: grant.minutes ?? null });
    return DONE;
  }

  /** Pauses the rules for so many minutes; null = they hold again. */
  async pauseFor(minutes: number | null): Promise<Outcome> {
    const { pause, clock, changed, record } = this.ports;
    await pause.update(() => (minutes === null ? null : { until: clock.now() + minutes * MINUTE }));
    await changed();
    await record({ kind: 'extra-time', reason: minutes === null ? 'pause-ended' : 'pause', minutes });
    return DONE;
  }

  /** What is in force, and minutes given for later, the newest last. */
  async list(moment: Moment): Promise<GrantView[]> {
    return kept(await this.ports.grants.read(), moment).map((grant) => grantView(grant, moment));
  }

  /** The clock went back by so many ms: what was given until an instant lasts no longer for it. */
  async clockWentBack(ms: number): Promise<void> {
    const { grants, pause } = this.ports;
    await grants.update((before) =>
      before.map((grant) => (grant.until === null ? grant : { ...grant, until: grant.until - ms })),
    );
    await pause.update((before) => (before === null || before.until === null ? before : { until: before.until - ms }));
  }

  #grant({ kind, target, span, minutes, isTomorrow, by }: Gift, { rules, state, now }: Moment): Grant {
    const { timeZone, dayStart } = rules.settings.clock;
    const base = { id: this.ports.newId(), by, at: now };
    if (kind === 'limit') {
      const { day } = state.usage;
      return { ...base, limit: target, minutes, day: isTomorrow ? addDays(day, 1) : day, until: null };
    }
    const until = span === 'minutes' ? now + minutes * MINUTE : endOfDay();
    return kind === 'schedule' ? { ...base, schedule: target, until } : { ...base, site: target, until };

    /** Of a schedule: when it ends this time. */
    function endOfDay(): Instant {
      const schedule = kind === 'schedule' ? rules.schedules.find(({ rule }) => rule.id === target) : undefined;
      const period = schedule === undefined ? null : schedulePeriod(schedule.rule, now, timeZone);
      return period?.to ?? nextDayStart(now, timeZone, dayStart);
    }
  }

  #record({ kind, span, minutes, by, why }: Gift, name: string): Promise<void> {
    return this.ports.record({
      kind: 'extra-time',
      reason: span === 'minutes' ? by : `${by}-${span}`,
      ...ruleOf(kind, name),
      minutes: span === 'minutes' ? minutes : null,
      detail: why === '' ? null : why,
    });
  }
}

/** What still counts, or will. */
function kept(grants: readonly Grant[], { state, now }: Moment): Grant[] {
  return grants.filter((grant) => isLive(grant, now) && (grant.day === undefined || grant.day >= state.usage.day));
}

/** What people call it; null when there is no such limit or schedule any more, or no filter. */
function nameOf({ kind, target }: Pick<Gift, 'kind' | 'target'>, { rules }: Moment): string | null {
  if (kind === 'site') return parseFilter(target).ok ? target : null;
  const all = kind === 'limit' ? rules.limits : rules.schedules;
  return all.find(({ rule }) => rule.id === target)?.rule.name ?? null;
}

const grantKind = (grant: Grant): Gift['kind'] =>
  grant.limit !== undefined ? 'limit' : grant.schedule !== undefined ? 'schedule' : 'site';

/** A site's name stands where the log's level can leave it out. */
const ruleOf = (kind: Gift['kind'], name: string) => (kind === 'site' ? { site: name, rule: null } : { site: null, rule: name });

export function grantView(grant: Grant, moment: Moment): GrantView {
  const kind = grantKind(grant);
  const target = grant.limit ?? grant.schedule ?? grant.site ?? '';
  return {
    id: grant.id,
    kind,
    name: nameOf({ kind, target }, moment) ?? target,
    minutes: kind === 'limit' ? (grant.minutes ?? 0) : null,
    day: grant.day ?? null,
    until: grant.until === null ? null : toRfc3339(grant.until, moment.rules.settings.clock.timeZone),
    by: grant.by ?? 'parent',
  };
}
