/** The requests about an organisation's intake and a kept draft, joined to their keepers. No page but the child's own is answered. */
import type { Handlers, RequestName } from '../messaging/protocol';
import type { HelpVault } from './help-vault';
import type { IntakeSender } from './intake-sender';
import { ME_PAGE } from './own-pages';

export type VaultRequest = Extract<RequestName, `intake/${string}` | `draft/${string}`>;

/** Parents' pages have no part in help. */
class NotAllowedError extends Error {
  override readonly name = 'NotAllowed';
  constructor() {
    super("for the child's page only");
  }
}

export interface VaultHandlerPorts {
  readonly ready: Promise<void>;
  readonly vault: Pick<HelpVault, 'keepDraft' | 'openDraft' | 'forgetDraft'>;
  readonly sender: Pick<IntakeSender, 'view' | 'send' | 'withdraw'>;
}

export function makeVaultHandlers({ ready, vault, sender }: VaultHandlerPorts): Pick<Handlers, VaultRequest> {
  const fromChild = <I, O>(handle: (input: I) => Promise<O>) => {
    return async (input: I, { path }: { readonly path: string }): Promise<O> => {
      if (path !== `/${ME_PAGE}`) throw new NotAllowedError();
      await ready; // whom policy names is known from then on
      return handle(input);
    };
  };
  return {
    'intake/view': fromChild(() => sender.view()),
    'intake/send': fromChild(async ({ id, report }) => ({ outcome: await sender.send(id, report) })),
    'intake/withdraw': fromChild(async ({ id }) => ({ outcome: await sender.withdraw(id) })),
    'draft/keep': fromChild(async ({ phrase, text }) => ({ outcome: await vault.keepDraft(phrase, text) })),
    'draft/open': fromChild(async ({ phrase }) => ({ text: await vault.openDraft(phrase) })),
    'draft/forget': fromChild(async () => {
      await vault.forgetDraft();
      return {};
    }),
  };
}
