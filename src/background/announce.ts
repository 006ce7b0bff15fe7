/** Says to our open pages that something changed: they ask again. */
import { CHANGES } from '../messaging/client';

const channel = new BroadcastChannel(CHANGES);

export function announce(): void {
  channel.postMessage(0);
}
