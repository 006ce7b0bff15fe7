/**
 * Who sent a message, by proof: the browser's own facts about the sender, never what the message says. Measured in both browsers
 * (docs/architecture.md): a content script carries the page's address; our page in a subframe was framed by a web page and is nobody.
 */
import type { Caller } from './protocol';

export interface SenderFacts {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined; readonly incognito?: boolean | undefined } | undefined;
}

/** The caller, or null = nobody we know. `ourId` and `ourOrigin` are this extension's. */
export function classifySender(sender: SenderFacts, ourId: string, ourOrigin: string): Caller | null {
  if (sender.id !== ourId || sender.url === undefined) return null;
  const isTop = sender.frameId === undefined || sender.frameId === 0;
  if (sender.url.startsWith(`${ourOrigin}/`)) {
    if (!isTop) return null;
    const path = sender.url.slice(ourOrigin.length).replace(/[?#].*$/s, '');
    return { kind: 'page', path, tabId: sender.tab?.id ?? null };
  }
  const tabId = sender.tab?.id;
  if (tabId === undefined) return null;
  if (sender.frameId !== undefined && !isTop) return { kind: 'frame', tabId, frameId: sender.frameId };
  return { kind: 'content', tabId, isPrivate: sender.tab?.incognito === true, url: sender.url };
}

/** For requests that any frame of a web page may send: the page itself is its frame 0. */
export function asFrame(caller: Caller | null): Caller | null {
  return caller?.kind === 'content' ? { kind: 'frame', tabId: caller.tabId, frameId: 0 } : caller;
}
