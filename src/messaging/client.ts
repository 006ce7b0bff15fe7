/** How our pages ask the worker: typed by the contract, the answer parsed, errors thrown again. */
import { browser } from '../platform/browser';
import { type Input, type Output, PROTOCOL, type Reply, type RequestName } from './protocol';

/** What the worker answered instead of a value: a refused or failed request. */
export class RequestError extends Error {
  override name = 'RequestError';
}

/** Sends a request to the worker. Throws RequestError when the worker refuses, fails or can't be reached. */
export async function ask<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply: unknown = await browser.runtime.sendMessage({ name, input });
  if (!isReply<N>(reply)) throw new RequestError(`${name}: no answer`);
  if (!reply.ok) throw new RequestError(`${name}: ${reply.error.message}`);
  const parsed = PROTOCOL[name].output.safeParse(reply.value);
  if (!parsed.success) throw new RequestError(`${name}: an answer that doesn't fit (${parsed.error.issues[0]?.path.join('.')})`);
  return parsed.data as Output<N>; // the schema of this very name made it: TypeScript can't follow the index
}

function isReply<N extends RequestName>(value: unknown): value is Reply<N> {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}

/** The one channel on which the worker says "something changed", or "hide"; it carries nothing else. */
export const CHANGES = 'hifazat-changes';
export const HIDE = 'hide';

/** Calls back whenever the worker says that something changed. Returns the way to stop. */
export function onChanged(callback: () => void): () => void {
  const channel = new BroadcastChannel(CHANGES);
  channel.onmessage = ({ data }) => {
    if (data !== HIDE) callback();
  };
  return () => channel.close();
}

/** Says to all of our pages that help is to be hidden, with the worker dead or alive. */
export function sayHide(): void {
  const channel = new BroadcastChannel(CHANGES);
  channel.postMessage(HIDE);
  channel.close();
}

/** Calls back when the child hides help from the cover. Returns the way to stop. */
export function onHide(callback: () => void): () => void {
  const channel = new BroadcastChannel(CHANGES);
  channel.onmessage = ({ data }) => {
    if (data === HIDE) callback();
  };
  // Firefox keeps the channels of private windows apart from the worker's; a message reaches both.
  const hear = (message: unknown): undefined => {
    if (message === HIDE) callback();
  };
  browser.runtime.onMessage.addListener(hear);
  return () => {
    channel.close();
    browser.runtime.onMessage.removeListener(hear);
  };
}
