/** Opens everything that is stored, in order: database, migrations, items. Damage is an outcome with strict stand-ins, never a throw. */
import { type ActivityLog, ActivityStore, noActivity } from './activity-store';
import { HifazatDatabase, openDatabase } from './database';
import type { OnDamaged } from './item';
import { databaseRows, unreadableRows } from './item-rows';
import { type Items, openItems } from './items';
import { DexieListStore, type ListStore, noLists } from './list-store';
import { runMigrations } from './migrations';
import { DexiePoolStore, noPool, type PoolStore } from './pool-store';
import { type UsageLedger, UsageStore, usageInMemory } from './usage-store';

export interface OpenedStorage {
  /** null, or why nothing stored can be used: then items answer with their strict values, and nothing stored was touched. */
  readonly problem: string | null;
  readonly items: Items;
  readonly usage: UsageLedger;
  readonly activity: ActivityLog;
  readonly lists: ListStore;
  readonly pool: PoolStore;
}

/** Opens storage; `onDamaged` hears of each item that can't be read, now and later. Never rejects. */
export async function openStorage(onDamaged: OnDamaged, database = new HifazatDatabase()): Promise<OpenedStorage> {
  const opened = await openDatabase(database);
  if (opened.outcome === 'damaged') return standIns(opened.problem, onDamaged);
  const rows = databaseRows(opened.database);
  try {
    await runMigrations(rows);
  } catch (error) {
    opened.database.close();
    return standIns(error instanceof Error ? `${error.name}: ${error.message}` : String(error), onDamaged);
  }
  const items = openItems(rows, onDamaged);
  return {
    problem: null,
    items,
    usage: new UsageStore(opened.database, items.usage),
    activity: new ActivityStore(opened.database),
    lists: new DexieListStore(opened.database),
    pool: new DexiePoolStore(opened.database),
  };
}

function standIns(problem: string, onDamaged: OnDamaged): OpenedStorage {
  const items = openItems(unreadableRows(problem), onDamaged);
  return { problem, items, usage: usageInMemory(), activity: noActivity(), lists: noLists(), pool: noPool(problem) };
}
