/** A database of its own for each test, in memory. */
import 'fake-indexeddb/auto';
import { HifazatDatabase } from '../../src/storage/database';

let count = 0;
export async function freshDatabase(): Promise<HifazatDatabase> {
  const database = new HifazatDatabase(`test-${count++}`);
  await database.open();
  return database;
}
