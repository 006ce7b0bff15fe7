/** The record of charged time as it lies on the disk, read without the worker; sums are made here anew, not by the code under test. */
import type { Driver } from './driver';

export interface LedgerRow {
  readonly limits: readonly string[];
  readonly why: string;
  readonly site: string | null;
  readonly day: string;
  readonly run: number;
  readonly from: number;
  readonly to: number;
}

export const ledgerRows = (driver: Driver): Promise<LedgerRow[]> =>
  driver.inExtensionPage(
    () =>
      new Promise<LedgerRow[]>((resolve, reject) => {
        const opening = indexedDB.open('hifazat');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction('intervals').objectStore('intervals').getAll();
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result);
          };
        };
      }),
  );

/** Seconds of each limit: moments that several rows cover count once. */
export function secondsCharged(rows: readonly LedgerRow[]): Record<string, number> {
  const limits = [...new Set(rows.flatMap((row) => row.limits))];
  return Object.fromEntries(limits.map((limit) => [limit, covered(rows.filter((row) => row.limits.includes(limit))) / 1000]));
}

/** The edges in order: time passes while any row is open. Rows of different runs of the clock never overlap. */
function covered(rows: readonly LedgerRow[]): number {
  const edges = rows
    .flatMap((row) => [
      { run: row.run, at: row.from, step: 1 },
      { run: row.run, at: row.to, step: -1 },
    ])
    .sort((a, b) => a.run - b.run || a.at - b.at);
  let [open, since, total] = [0, 0, 0];
  for (const { at, step } of edges) {
    if (open === 0) since = at;
    open += step;
    if (open === 0) total += at - since;
  }
  return total;
}
