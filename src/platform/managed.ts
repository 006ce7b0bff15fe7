/** storage.managed: Firefox rejects where there is no policy, Chromium may answer with nothing for seconds after a forced install. */
import { browser } from './browser';

/** The policy as the browser has it now; null = none, or not known (yet). */
export async function readManaged(): Promise<Record<string, unknown> | null> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    return null; // Firefox: "Managed storage manifest not found", which means that there is no policy
  }
}

export function onManagedChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}
