/**
 * Keeps the one blob of help (core/help/vault.ts): there from the first start, written anew at each start of the browser and every quarter of
 * an hour while the worker looks, and one change after another. The draft in it is opened by its phrase only.
 */
import { openDraft, sealDraft } from '../core/help/draft-box';
import {
  DRAFT_SLOT_BYTES,
  emptyVault,
  isStale,
  openVault,
  renewed,
  type Sealing,
  sealVault,
  type Vault,
  withDraftSlot,
} from '../core/help/vault';
import type { PinCost } from '../core/lock/phc';
import type { PoolStore } from '../storage/pool-store';
import { Queue } from '../storage/queue';
import type { Clock } from './ports';

export interface VaultPorts {
  readonly store: PoolStore;
  readonly sealing: Sealing;
  readonly clock: Clock;
  /** For tests: what a phrase costs to try. */
  readonly phraseCost?: PinCost;
}
export type KeepOutcome = 'kept' | 'too-short' | 'too-long' | 'not-stored';

export class HelpVault {
  readonly #queue = new Queue();

  constructor(private readonly ports: VaultPorts) {}

  /** Writes the blob anew where that is due (`always`: whatever its age), and fills a draft's slot whose 7 days are over. */
  refresh(always: boolean): Promise<void> {
    return this.#queue.run(async () => {
      const { clock, sealing } = this.ports;
      const stored = await this.#stored();
      const vault = renewed(stored ?? emptyVault(clock.now(), sealing), clock.now(), sealing);
      if (always || vault !== stored || isStale(vault, clock.now())) await this.#write(vault);
    });
  }

  /** The content now. */
  read(): Promise<Vault> {
    return this.#queue.run(() => this.#read());
  }

  /** Replaces the content, after all changes asked for before; the same content again writes nothing. Throws VaultFullError, StorageFullError. */
  update(change: (vault: Vault) => Vault): Promise<Vault> {
    return this.#queue.run(async () => {
      const before = await this.#read();
      const after = change(before);
      if (after !== before) await this.#write(after);
      return after;
    });
  }

  /** Puts a draft into its slot; the one before is gone. */
  async keepDraft(phrase: string, text: string): Promise<KeepOutcome> {
    const { clock, sealing, phraseCost } = this.ports;
    const sealed = await sealDraft(phrase, text, clock.now(), sealing, phraseCost);
    if (sealed.outcome !== 'sealed') return sealed.outcome;
    try {
      await this.update((vault) => withDraftSlot(vault, sealed.slot, clock.now()));
      return 'kept';
    } catch {
      return 'not-stored'; // the child hears of it, and nobody else
    }
  }

  /** The draft that this phrase opens, else null. */
  async openDraft(phrase: string): Promise<string | null> {
    const { clock, sealing, phraseCost } = this.ports;
    return openDraft((await this.read()).draftSlot, phrase, clock.now(), sealing, phraseCost);
  }

  /** Fills the draft's slot with noise, whatever is in it. */
  async forgetDraft(): Promise<void> {
    const { clock, sealing } = this.ports;
    await this.update((vault) => withDraftSlot(vault, sealing.random(DRAFT_SLOT_BYTES), clock.now()));
  }

  async #read(): Promise<Vault> {
    return (await this.#stored()) ?? emptyVault(this.ports.clock.now(), this.ports.sealing);
  }

  async #stored(): Promise<Vault | null> {
    const blob = await this.ports.store.read();
    return blob === null ? null : openVault(blob, this.ports.sealing);
  }

  async #write(vault: Vault): Promise<void> {
    const { clock, sealing, store } = this.ports;
    await store.write(await sealVault({ ...vault, writtenAt: clock.now() }, sealing));
  }
}
