/**
 * Put into a page by `scripting.executeScript`, so it may use nothing outside of itself. The page's own alarm for the end of a limit: a
 * packed extension gets no alarm sooner than 30 seconds, a message of a page wakes its worker at once.
 */
import type { Envelope } from '../messaging/protocol';

/** Wakes the worker after so many ms, instead of what was set before; null = never. */
export function setTimeAlarm(ms: number | null): void {
  type Api = { runtime?: { id?: string; sendMessage(message: Envelope<'page/time-end'>): Promise<unknown> } };
  const scope = globalThis as { browser?: Api; chrome?: Api; timeAlarm?: object };
  const own = {};
  scope.timeAlarm = own;
  if (ms === null) return;
  const ring = () => {
    if (scope.timeAlarm !== own) return;
    const api = scope.browser?.runtime?.id ? scope.browser : scope.chrome;
    try {
      api?.runtime?.sendMessage({ name: 'page/time-end', input: {} }).catch(() => {});
    } catch {
      // the extension was updated or removed meanwhile: its successor keeps the time
    }
  };
  // No timer: a page's script can clear every timer of its window, ours too (seen in Chromium 156).
  AbortSignal.timeout(ms).addEventListener('abort', ring, { once: true });
}
