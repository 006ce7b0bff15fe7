/** The keeper of help's blob and the sender, with the browser's cryptography, fetch and timers. */
import { receiverOf } from '../core/help/intake';
import { systemTimers } from '../platform/clock';
import { sealTo } from '../platform/hpke';
import { post } from '../platform/post';
import { randomBytes } from '../platform/random';
import { sealing, sha256Hex } from '../platform/sealing';
import type { OpenedStorage } from '../storage/storage';
import { HelpVault } from './help-vault';
import { makeVaultHandlers } from './help-vault-handlers';
import { IntakeSender } from './intake-sender';
import { lazyPool } from './lazy-storage';
import type { Clock } from './ports';
import type { SettingsKeeper } from './settings-keeper';

export interface IntakeParts {
  readonly ready: Promise<void>;
  readonly opened: Promise<OpenedStorage>;
  readonly settings: Pick<SettingsKeeper, 'effective'>;
  readonly clock: Clock;
  readonly announce: () => void;
}

export function makeIntake({ ready, opened, settings, clock, announce }: IntakeParts) {
  const vault = new HelpVault({ store: lazyPool(opened), sealing, clock });
  const sender = new IntakeSender({
    ...{ vault, post, sealTo, sha256Hex, clock, announce },
    // The overlay lets nothing but policy name an endpoint.
    receiver: () => receiverOf(settings.effective.document.help?.endpoint),
    chance: () => (randomBytes(1)[0] ?? 0) / 255,
    timers: systemTimers(),
  });
  return {
    handlers: makeVaultHandlers({ ready, vault, sender }),
    /** At each start of the worker, each alarm, each change of policy. `isNewRun`: the browser has just been started. Never rejects. */
    wake: async (isNewRun: boolean): Promise<void> => {
      await vault.refresh(isNewRun).catch(() => undefined); // a storage that fails says so where settings are read
      await sender.wake();
    },
  };
}
