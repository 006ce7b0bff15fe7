/** storage.managed: Firefox rejects where there is no policy; Chromium may answer with nothing for seconds after an install or a start. */
import { browser } from './browser';

/** The policy as the browser has it now; {} = none (yet), null = the browser couldn't say. */
export async function readManaged(): Promise<Record<string, unknown> | null> {
  try {
    return await browser.storage.managed.get(null);
  } catch (error) {
    // Firefox: "Managed storage manifest not found", which means that there is no policy.
    return error instanceof Error && error.message.includes('not found') ? {} : null;
  }
}

export function onManagedChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}
