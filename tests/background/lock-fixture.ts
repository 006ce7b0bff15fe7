/** A lock over fakes, in a worker that can be killed and revived over the same storage. */
import { type LockEvent, LockKeeper, type Proved } from '../../src/background/lock-keeper';
import type { Item } from '../../src/background/ports';
import { type Attempts, NO_FAILURES } from '../../src/core/lock/attempts';
import type { Authenticator } from '../../src/core/lock/authenticator';
import { NO_SESSION, type ParentSession } from '../../src/core/lock/parent-session';
import { hashPin } from '../../src/core/lock/pin';
import { fromBase32 } from '../../src/core/lock/radix-text';
import { codeOf, stepAt } from '../../src/core/lock/totp';
import { Queue } from '../../src/storage/queue';
import { FakeItem } from '../fakes/item';

export const PIN = '271828';
export const NOW = Date.UTC(2026, 10, 21, 12, 0, 10);
/** Hashed cheaply: what it costs is tested with the hash. */
export const QUICK_PHC = await hashPin(PIN, new Uint8Array(16).fill(7), { m: 64, t: 1, p: 1 });

export interface Setup {
  readonly phc?: string | null;
  readonly isManaged?: boolean;
}
export type LockScene = ReturnType<typeof lockScene>;

export function lockScene({ phc = QUICK_PHC, isManaged = false }: Setup = {}) {
  const stored = {
    phc,
    isManaged,
    savesPin: true,
    attempts: new FakeItem<Attempts>(NO_FAILURES),
    authenticator: new FakeItem<Authenticator | null>(null),
    session: new FakeItem<ParentSession>(NO_SESSION),
    enrolling: new FakeItem<string | null>(null),
    log: [] as LockEvent[],
  };
  /** What a person can set, and what nobody can. */
  const clocks = { wall: NOW, steady: 5_000_000 };
  let salts = 0;
  const turns = new Queue(); // as stored items do: one change after another
  const revive = () => {
    const life = { isOver: false, writesLeft: Number.POSITIVE_INFINITY };
    const bornAt = clocks.steady;
    const mortal = <T>(item: Item<T>): Item<T> => ({
      read: () => (life.isOver ? never() : item.read()),
      update: async (change) => {
        if (life.isOver) return never();
        const value = await turns.run(() => item.update(change));
        life.isOver ||= --life.writesLeft === 0;
        return life.isOver ? never() : value;
      },
    });
    const keeper = new LockKeeper({
      phc: () => stored.phc,
      isManaged: () => stored.isManaged,
      savePin: async (next) => {
        if (stored.savesPin) stored.phc = next;
        return { outcome: stored.savesPin ? 'saved' : 'refused' };
      },
      attempts: mortal(stored.attempts),
      authenticator: mortal(stored.authenticator),
      session: mortal(stored.session),
      enrolling: mortal(stored.enrolling),
      clock: { now: () => clocks.wall },
      monotonic: () => clocks.steady - bornAt,
      random: (bytes) => new Uint8Array(bytes).fill(++salts),
      log: async (event) => void stored.log.push(event),
    });
    return { keeper, life };
  };
  let { keeper, life } = revive();
  return {
    stored,
    get keeper() {
      return keeper;
    },
    /** Time passes, and the worker lives. */
    pass(ms: number) {
      clocks.wall += ms;
      clocks.steady += ms;
    },
    setClock(by: number) {
      clocks.wall += by;
    },
    /** The worker dies as soon as it has written once more. */
    killAfterWrite() {
      life.writesLeft = 1;
    },
    /** The worker is killed, some time goes by, it comes back. */
    restart(msBetween = 0) {
      life.isOver = true;
      clocks.wall += msBetween;
      clocks.steady += msBetween;
      ({ keeper, life } = revive());
    },
    async guess(times: number): Promise<Proved | null> {
      let last: Proved | null = null;
      for (let count = 0; count < times; count++) {
        last = await keeper.prove({ pin: `nope${count}` });
        if (!last.ok && count < times - 1) this.pass(last.waitSeconds * 1000);
      }
      return last;
    },
    /** The code that a phone shows whose clock is right, or off by some steps. */
    phoneCode(secret: string, by = 0): string {
      return codeOf(fromBase32(secret) ?? new Uint8Array(), stepAt(clocks.wall) + by);
    },
    async enrol(): Promise<string> {
      const { secret } = (await keeper.beginAuthenticator()) ?? { secret: '' };
      await keeper.confirmAuthenticator([this.phoneCode(secret, -1), this.phoneCode(secret)]);
      return secret;
    },
  };
}

const never = (): Promise<never> => new Promise(() => {});
