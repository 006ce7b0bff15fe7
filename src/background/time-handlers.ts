/** The requests about time, more of it, and the lock, joined to the keepers that answer them. */

import type { Fact } from '../core/activity/entry';
import { unionMs } from '../core/time/interval';
import { toRfc3339 } from '../core/time/local-time';
import type { LineIntervals } from '../core/time/receipt';
import { lineIntervals } from '../core/time/receipt';
import type { Handlers, RequestName } from '../messaging/protocol';
import { DONE, type LockView, type Outcome, type ReceiptView, refused } from '../messaging/time-views';
import type { UsageLedger } from '../storage/usage-store';
import type { GrantKeeper } from './grant-keeper';
import type { GrownUp } from './grown-up';
import type { LockKeeper } from './lock-keeper';
import { type MoreTime, proofOutcome } from './more-time';
import { ME_PAGE } from './own-pages';
import type { TimeKeeper } from './time-keeper';
import { limitsToday, schedulesToday } from './views';
import type { Moment, World } from './world';

export type TimeRequest = Extract<RequestName, `lock/${string}` | `grown-up/${string}` | `more/${string}` | `time/${string}`>;
export type TimeHandlers = Pick<Handlers, TimeRequest>;

type LockRequest =
  | 'isOpenToParents'
  | 'used'
  | 'unlock'
  | 'lockNow'
  | 'prove'
  | 'setPin'
  | 'removePin'
  | 'beginAuthenticator'
  | 'confirmAuthenticator'
  | 'removeAuthenticator';

export interface TimeHandlerPorts {
  readonly ready: Promise<void>;
  readonly world: World;
  readonly usage: Pick<UsageLedger, 'intervalsOf'>;
  readonly time: Pick<TimeKeeper, 'mark' | 'settleClock'>;
  readonly lock: Pick<LockKeeper, LockRequest>;
  readonly lockView: () => Promise<LockView>;
  readonly grants: Pick<GrantKeeper, 'give' | 'takeBack' | 'pauseFor' | 'list'>;
  readonly more: Pick<MoreTime, 'view' | 'asked' | 'ask' | 'cancel' | 'answer' | 'grant'>;
  readonly grownUp: Pick<GrownUp, 'begin' | 'end'>;
  readonly record: (fact: Omit<Fact, 'at' | 'day'>) => Promise<void>;
  readonly announce: () => void;
}

export function makeTimeHandlers(ports: TimeHandlerPorts): TimeHandlers {
  const { ready, world, usage, time, lock, lockView, grants, more, grownUp, record, announce } = ports;
  const settled = <I, O>(handle: (input: I, path: string) => Promise<O>) => {
    return async (input: I, caller: { readonly path: string }): Promise<O> => {
      await ready;
      return handle(input, caller.path);
    };
  };
  /** What only parents may do where there is a PIN; using their pages keeps them open. */
  const parentsOnly = (act: () => Promise<Outcome>): Promise<Outcome> =>
    lock.isOpenToParents().then(async (isOpen) => {
      if (!isOpen) return refused('locked');
      await lock.used();
      return told(await act());
    });
  const told = (outcome: Outcome): Outcome => {
    if (outcome.done) announce();
    return outcome;
  };
  const linesOf = async ({ rules, state, now }: Moment): Promise<LineIntervals[]> =>
    lineIntervals(await usage.intervalsOf(state.usage.day), now, rules.settings.clock.timeZone);
  /** `hidesSites`: for parents, where the log keeps no sites. */
  const receipt = async (moment: Moment, hidesSites: boolean): Promise<ReceiptView> => {
    const { rules, state } = moment;
    const intervals = await usage.intervalsOf(state.usage.day);
    const names = new Map(rules.limits.map(({ rule }) => [rule.id, rule.name]));
    return {
      day: state.usage.day,
      timeZone: rules.settings.clock.timeZone,
      lines: (await linesOf(moment)).map(({ line }) => ({
        ...line,
        site: hidesSites ? null : line.site,
        limits: line.limits.flatMap((id) => names.get(id) ?? []),
      })),
      limits: limitsToday(moment),
      grants: await grants.list(moment),
      totalSeconds: unionMs(intervals.filter(({ refunded: isBack }) => isBack !== true)) / 1000,
    };
  };
  const mark = async (key: string, marks: { away?: boolean; refunded?: boolean }): Promise<Outcome> => {
    const { day } = (await world.moment()).state.usage;
    return (await time.mark({ day, key }, marks)) ? told(DONE) : refused('gone');
  };
  return {
    'lock/view': settled(() => lockView()),
    'lock/unlock': settled(async ({ pin }) => {
      return told(proofOutcome(await lock.unlock(pin)));
    }),
    'lock/lock': settled(async () => {
      await lock.lockNow();
      announce();
      return {};
    }),
    'lock/set-pin': settled(({ pin }) =>
      parentsOnly(async () => lockOutcome(pin === null ? await lock.removePin() : await lock.setPin(pin))),
    ),
    'lock/enrol': settled(async () => ({ offer: (await lock.isOpenToParents()) ? await lock.beginAuthenticator() : null })),
    'lock/confirm': settled(({ codes }) =>
      parentsOnly(async () => lockOutcome(await lock.confirmAuthenticator([codes[0] ?? '', codes[1] ?? '']))),
    ),
    'lock/forget-authenticator': settled(() => parentsOnly(async () => lockOutcome(await lock.removeAuthenticator()))),
    'grown-up/start': settled(async ({ pin }) => {
      const proved = await lock.prove({ pin });
      if (proved.ok) await grownUp.begin();
      return told(proofOutcome(proved));
    }),
    'grown-up/end': settled(async () => {
      await grownUp.end('said');
      return {};
    }),
    'more/view': settled(({ address }) => more.view(address)),
    'more/ask': settled((wish) => more.ask(wish)),
    'more/cancel': settled(async () => {
      await more.cancel();
      return {};
    }),
    'more/answer': settled(async ({ id, proof }) => told(await more.answer(id, proof))),
    'more/grant': settled(({ id }) => parentsOnly(() => more.grant(id))),
    'time/receipt': settled(async (_input, path) => {
      const moment = await world.moment();
      return receipt(moment, path !== `/${ME_PAGE}` && hidesSites(moment));
    }),
    'time/away': settled(({ key, away }) => mark(key, { away })),
    'time/today': settled(async () => {
      const moment = await world.moment();
      const { rules, state } = moment;
      const { pause } = state;
      const { timeZone } = rules.settings.clock;
      return {
        receipt: await receipt(moment, hidesSites(moment)),
        asked: await more.asked(),
        lock: await lockView(),
        pausedUntil:
          pause === null || pause.until === null || pause.until <= moment.now ? null : toRfc3339(pause.until, timeZone),
        schedules: schedulesToday(moment).map(({ id, name, inForce }) => ({ id, name, inForce })),
      };
    }),
    'time/give': settled(({ kind, target, span, minutes, day }) =>
      parentsOnly(() => grants.give({ kind, target, span, minutes, isTomorrow: day === 'tomorrow', by: 'parent', why: null })),
    ),
    'time/take-back': settled(({ id }) => parentsOnly(() => grants.takeBack(id))),
    'time/refund': settled(({ key, refunded: isBack }) =>
      parentsOnly(async () => {
        const line = (await linesOf(await world.moment())).find((one) => one.line.key === key)?.line;
        const marked = await mark(key, { refunded: isBack });
        if (line === undefined || !marked.done) return refused('gone');
        const minutes = (isBack ? line.seconds : -line.seconds) / 60;
        await record({ kind: 'extra-time', reason: 'refund', site: line.site, minutes });
        return DONE;
      }),
    ),
    'time/settle-clock': settled(() =>
      parentsOnly(async () => {
        await time.settleClock();
        await record({ kind: 'gap', detail: 'clock-settled' });
        return DONE;
      }),
    ),
    'time/pause': settled(({ minutes }) => parentsOnly(() => grants.pauseFor(minutes))),
  };
}

/** What the lock's keeper said of a change, in the words of the contract. */
function lockOutcome(outcome: Awaited<ReturnType<LockKeeper['setPin'] | LockKeeper['confirmAuthenticator']>>): Outcome {
  if (outcome.ok) return DONE;
  const { why } = outcome;
  if (why === 'managed' || why === 'locked' || why === 'not-stored') return refused(why);
  if (why === 'not-begun') return refused('gone');
  return refused(why === 'not-codes' || why === 'same-code' || why === 'no-match' || why === 'ambiguous' ? 'wrong' : 'weak');
}

const hidesSites = ({ rules }: Moment): boolean => ['off', 'categories'].includes(rules.settings.log.detail);
