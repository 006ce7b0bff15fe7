/** Files of the extension that the worker reads when it needs them: the host model, and the bundled lists' table where the build has one. */
import { browser } from './browser';

/** The file's bytes; null where the build has no such file. */
async function bytesOf(path: string): Promise<ArrayBuffer | null> {
  try {
    const answer = await fetch(browser.runtime.getURL(path));
    return answer.ok ? await answer.arrayBuffer() : null;
  } catch {
    return null; // browsers reject for a file that isn't there
  }
}

export const hostModelBytes = (): Promise<ArrayBuffer | null> => bytesOf('host-model.bin');
/** scripts/bundled-lists.ts puts it there. */
export const bundledTableBytes = (): Promise<ArrayBuffer | null> => bytesOf('bundled/hosts.table');
