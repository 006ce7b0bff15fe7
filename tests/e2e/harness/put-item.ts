/** Puts an item into the worker's own store, as a parent's grant or pause is kept. */
import type { Driver } from './driver';

export const putItem = (driver: Driver, key: string, value: unknown): Promise<void> =>
  driver.inExtensionPage(
    (row: { key: string; value: unknown }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hifazat');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('items', 'readwrite');
          transaction.objectStore('items').put(row);
          transaction.onerror = () => reject(transaction.error);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { key, value },
  );
