/** The stored ledger of time: today's intervals with their state, and sums by limit for days whose intervals are given up. */
import { type Interval, type Mark, marked, secondsByLimit, takeBack } from '../core/time/interval';
import { applyStep, FIRST_STATE, type LedgerState, type Step } from '../core/time/ledger';
import { type DayKey, laterDay } from '../core/time/local-time';
import type { DaySums, HifazatDatabase } from './database';
import { named } from './errors';
import type { StoredItem } from './item';
import { ITEMS } from './items';

/** What the time keeper needs of storage. */
export interface UsageLedger {
  /** The state after the last step and the intervals of its day. */
  load(): Promise<{ state: LedgerState; intervals: Interval[] }>;
  /** Writes a step wholly or not at all. Throws StorageFullError. */
  write(step: Step): Promise<void>;
  intervalsOf(day: DayKey): Promise<Interval[]>;
  /** Marks stored intervals, all or none; ids that aren't there are left out. Throws StorageFullError. */
  mark(ids: readonly number[], mark: Mark): Promise<void>;
  /** Seconds by limit on a day, whether its intervals are kept or not. */
  usedSecondsOn(day: DayKey): Promise<Record<string, number>>;
  /** Days that have anything, oldest first. */
  days(): Promise<DayKey[]>;
  /** Gives up the intervals (and with them the sites) of all days before `day`; their sums by limit stay. */
  collapseBefore(day: DayKey): Promise<void>;
  /** Forgets all days before `day`. */
  forgetBefore(day: DayKey): Promise<void>;
}

export class UsageStore implements UsageLedger {
  constructor(
    private readonly database: HifazatDatabase,
    private readonly usage: Pick<StoredItem<LedgerState>, 'read'>,
  ) {}

  async load(): Promise<{ state: LedgerState; intervals: Interval[] }> {
    const last = await this.database.intervals.orderBy('id').last();
    const state = notBefore(await this.usage.read(), last);
    return { state, intervals: await this.intervalsOf(state.day) };
  }

  async write({ state, writes, quiet }: Step): Promise<void> {
    const { intervals, items } = this.database;
    await named(() =>
      this.database.transaction('rw', intervals, items, async () => {
        if (writes.length > 0) await intervals.bulkPut([...writes]);
        if (quiet !== null) {
          for (const interval of await intervals.where('to').above(quiet.from).toArray()) {
            const left = takeBack(interval, quiet);
            if (left === null) await intervals.delete(interval.id);
            else if (left !== interval) await intervals.put(left);
          }
        }
        await items.put({ key: ITEMS.usage.key, value: state });
      }),
    );
  }

  async mark(ids: readonly number[], mark: Mark): Promise<void> {
    const { intervals } = this.database;
    await named(() =>
      this.database.transaction('rw', intervals, async () => {
        const present = await intervals
          .where('id')
          .anyOf([...ids])
          .toArray();
        await intervals.bulkPut(present.map((interval) => marked(interval, mark)));
      }),
    );
  }

  intervalsOf(day: DayKey): Promise<Interval[]> {
    return this.database.intervals.where('day').equals(day).toArray();
  }

  async usedSecondsOn(day: DayKey): Promise<Record<string, number>> {
    const sums = await this.database.sums.get(day);
    return addSums(sums?.usedSeconds ?? {}, secondsByLimit(await this.intervalsOf(day)));
  }

  async days(): Promise<DayKey[]> {
    const kept = await this.database.intervals.orderBy('day').uniqueKeys();
    const collapsed = await this.database.sums.orderBy('day').primaryKeys();
    return [...new Set([...kept.map(String), ...collapsed])].sort();
  }

  async collapseBefore(day: DayKey): Promise<void> {
    const { intervals, sums } = this.database;
    await named(() =>
      this.database.transaction('rw', intervals, sums, async () => {
        const old = await intervals.where('day').below(day).toArray();
        for (const one of new Set(old.map((interval) => interval.day))) {
          const before: DaySums | undefined = await sums.get(one);
          const used = secondsByLimit(old.filter((interval) => interval.day === one));
          await sums.put({ day: one, usedSeconds: addSums(before?.usedSeconds ?? {}, used) });
        }
        await intervals.where('day').below(day).delete();
      }),
    );
  }

  async forgetBefore(day: DayKey): Promise<void> {
    const { intervals, sums } = this.database;
    await this.database.transaction('rw', intervals, sums, async () => {
      await intervals.where('day').below(day).delete();
      await sums.where('day').below(day).delete();
    });
  }
}

/** Stands in where the database can't be opened: limits go on for as long as the worker lives. */
export function usageInMemory(): UsageLedger {
  let state = FIRST_STATE;
  let intervals: Interval[] = [];
  const intervalsOf = async (day: DayKey) => intervals.filter((interval) => interval.day === day);
  const keepFrom = async (day: DayKey) => {
    intervals = intervals.filter((interval) => interval.day >= day);
  };
  return {
    load: async () => ({ state, intervals: await intervalsOf(state.day) }),
    write: async (step) => {
      intervals = applyStep(intervals, step);
      state = step.state;
    },
    intervalsOf,
    mark: async (ids, mark) => {
      intervals = intervals.map((interval) => (ids.includes(interval.id) ? marked(interval, mark) : interval));
    },
    usedSecondsOn: async (day) => secondsByLimit(await intervalsOf(day)),
    days: async () => [...new Set(intervals.map(({ day }) => day))].sort(),
    collapseBefore: keepFrom,
    forgetBefore: keepFrom,
  };
}

/** A state that was lost never goes behind what the intervals prove: no id is used twice, no run or day begins again. */
function notBefore(state: LedgerState, last: Interval | undefined): LedgerState {
  if (last === undefined || last.id < state.nextId) return state;
  return {
    ...state,
    day: laterDay(last.day, state.day),
    at: Math.max(state.at, last.to),
    run: Math.max(state.run, last.run),
    nextId: last.id + 1,
    open: [],
  };
}

function addSums(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): Record<string, number> {
  const sums = { ...one };
  for (const [id, seconds] of Object.entries(other)) sums[id] = (sums[id] ?? 0) + seconds;
  return sums;
}
