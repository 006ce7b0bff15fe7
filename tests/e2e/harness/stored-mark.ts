/** Items of our storage, as a test may look at them and put them there: grants, a pause, the mark of what the network layer holds. */
import type { StoredRules } from '../../../src/core/rules/stored-rules';
import type { Driver } from './driver';

/** The stored value; null where there is none. */
export const storedItem = (driver: Driver, key: string): Promise<unknown> =>
  driver.inExtensionPage(
    (wanted: string) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('hifazat');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asked = opening.result.transaction('items').objectStore('items').get(wanted);
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            opening.result.close();
            resolve(asked.result?.value ?? null);
          };
        };
      }),
    key,
  );

/** What the network layer is said to hold of big lists; null before anything was written. */
export const storedMark = async (driver: Driver): Promise<StoredRules | null> =>
  (await storedItem(driver, 'stored-rules')) as StoredRules | null;

/** Puts a value there behind the worker's back; it is read at the worker's next look. */
export const putItem = (driver: Driver, key: string, value: unknown): Promise<void> =>
  driver.inExtensionPage(
    (name: string, put: unknown) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('hifazat');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction('items', 'readwrite');
          writing.objectStore('items').put({ key: name, value: put });
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    key,
    value,
  );
