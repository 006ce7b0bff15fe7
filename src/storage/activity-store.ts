/** The stored log: rows are appended, read by day, and forgotten. What may be in a row is decided in core/activity/entry.ts. */
import { Entry } from '../core/activity/entry';
import type { DayKey } from '../core/time/local-time';
import type { HifazatDatabase, LogRow } from './database';
import { InvalidValueError, named } from './errors';

/** What the recorder and the views need of the log. */
export interface ActivityLog {
  /** Stores a row and answers with its id. Throws StorageFullError or InvalidValueError. */
  append(entry: Entry): Promise<number>;
  /** Sets the title of a row (it is known only after the page has loaded). */
  setTitle(id: number, title: string): Promise<void>;
  /** The rows of a day in the order in which they were written. */
  rowsOf(day: DayKey): Promise<LogRow[]>;
  /** Days that have rows, newest first. */
  days(): Promise<DayKey[]>;
  /** Everything, for export. */
  all(): Promise<LogRow[]>;
  /** Forgets the rows of all days before `day`. */
  forgetBefore(day: DayKey): Promise<void>;
}

export class ActivityStore implements ActivityLog {
  constructor(private readonly database: HifazatDatabase) {}

  async append(entry: Entry): Promise<number> {
    const parsed = Entry.safeParse(entry);
    if (!parsed.success) throw new InvalidValueError(`log: ${parsed.error.issues[0]?.message ?? 'refused'}`);
    return named(() => this.database.transaction('rw', this.database.log, () => this.database.log.add(parsed.data)));
  }

  async setTitle(id: number, title: string): Promise<void> {
    await named(() => this.database.log.update(id, { title }));
  }

  async rowsOf(day: DayKey): Promise<LogRow[]> {
    return readable(await this.database.log.where('day').equals(day).sortBy('id'));
  }

  async days(): Promise<DayKey[]> {
    const days = await this.database.log.orderBy('day').uniqueKeys();
    return days.map(String).reverse();
  }

  async all(): Promise<LogRow[]> {
    return readable(await this.database.log.orderBy('id').toArray());
  }

  async forgetBefore(day: DayKey): Promise<void> {
    await this.database.log.where('day').below(day).delete();
  }
}

/** Stands in where the database can't be opened: nothing is recorded, and health says so. */
export function noActivity(): ActivityLog {
  return {
    append: async () => 0,
    setTitle: async () => undefined,
    rowsOf: async () => [],
    days: async () => [],
    all: async () => [],
    forgetBefore: async () => undefined,
  };
}

/** A damaged row must not hide the others: it stays stored and is left out. */
function readable(rows: readonly LogRow[]): LogRow[] {
  return rows.filter(({ id: _id, ...entry }) => Entry.safeParse(entry).success);
}
