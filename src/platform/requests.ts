/**
 * webRequest, where this browser lets an extension hold requests. Firefox waits for a promise and, for a listener that was registered before,
 * for the sleeping worker too, at the browser's start as well; Chromium takes only an answer at once, and only from an extension that
 * policy installed (elsewhere it drops the permission and never waits).
 */
import type { Decision, HeldAnswer, HeldRequest } from '../background/request-guard';
import { browser, TARGET } from './browser';

type Details = Parameters<Parameters<typeof browser.webRequest.onBeforeRequest.addListener>[0]>[0];
/** Firefox tells the frames around a request, the nearest first; the types don't know it. */
type Framed = Details & { readonly frameAncestors?: readonly { readonly url: string }[] };
type AnswerDetails = Parameters<Parameters<typeof browser.webRequest.onHeadersReceived.addListener>[0]>[0];

const TYPES = ['main_frame', 'sub_frame', 'object', 'websocket'] as const;
/** The longest that a page waits for us: after that the network layer's rules alone decide, and the sweep behind them. */
const LONGEST_HOLD = 8_000;

interface Guard {
  request(held: HeldRequest): Promise<Decision>;
  requestNow(held: HeldRequest): Decision;
  answer(held: HeldAnswer): Promise<Decision>;
}

/** Must be called in the worker's first turn. `ready` resolves when the guard knows the settings. */
export function holdRequests(guard: Guard, ready: Promise<void>): void {
  const filter = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'], types: [...TYPES] };
  if (TARGET === 'chromium') {
    const { onBeforeRequest } = browser.webRequest;
    const listener = (details: Details) => guard.requestNow(heldOf(details));
    onBeforeRequest.addListener(listener, filter, ['blocking']);
    // Where it isn't granted nobody heeds the answers, and each request would still be brought to us.
    void mayHoldRequests().then((isGranted) => {
      if (!isGranted) onBeforeRequest.removeListener(listener);
    });
    return;
  }
  browser.webRequest.onBeforeRequest.addListener(
    (details) => patiently(ready.then(() => guard.request(heldOf(details)))),
    filter,
    ['blocking'],
  );
  browser.webRequest.onHeadersReceived.addListener(
    (details) => patiently(ready.then(() => guard.answer(answerOf(details)))),
    { urls: ['http://*/*', 'https://*/*'], types: ['main_frame', 'sub_frame', 'object', 'other'] },
    ['blocking', 'responseHeaders'],
  );
}

/** Is holding granted? Chromium drops the permission silently. */
export const mayHoldRequests = (): Promise<boolean> => browser.permissions.contains({ permissions: ['webRequestBlocking'] });

function patiently(decision: Promise<Decision>): Promise<Decision> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Decision>((resolve) => {
    timer = setTimeout(() => resolve({}), LONGEST_HOLD);
  });
  return Promise.race([decision.catch((): Decision => ({})), late]).finally(() => clearTimeout(timer));
}

function heldOf(details: Framed): HeldRequest {
  const isPage = details.type === 'main_frame';
  const ancestors = details.frameAncestors ?? [];
  return {
    url: details.url,
    tabId: details.tabId,
    isPage,
    topUrl: isPage ? null : (ancestors.at(-1)?.url ?? details.documentUrl ?? null),
    isPrivate: details.incognito ?? false,
  };
}

const answerOf = (details: AnswerDetails): HeldAnswer => ({
  ...heldOf(details),
  headers: (details.responseHeaders ?? []).map(({ name, value }) => ({ name, value })),
});
