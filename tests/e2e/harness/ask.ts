/** Sends one message of the contract from a page of the extension, as its own pages do. */
import type { Browser } from 'webextension-polyfill';
import type { Tab } from './driver';

/** In functions that run in the browser: both browsers have `chrome`, with promises. */
declare const chrome: Browser;

interface Reply {
  ok: boolean;
  value?: unknown;
}

/** The answer's value; throws what the worker refused. */
export async function askIn(tab: Tab, name: string, input: unknown = {}): Promise<unknown> {
  const send = (message: object): Promise<Reply> => chrome.runtime.sendMessage(message) as Promise<Reply>;
  const reply = await tab.evaluate(send, { name, input });
  if (!reply?.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return reply.value;
}
