/**
 * Keeps the lock: who proves to be a parent, by PIN or by a code from a parent's phone; how fast one may guess; how long the parents' pages
 * stay open. Nothing but this keeper sees a PIN, and no page is ever handed what it is checked against.
 */
import { type Attempts, FREE_FAILURES, failed, mayTry, passed, succeeded, waitSeconds } from '../core/lock/attempts';
import { type Authenticator, type EnrolProblem, enrol, matchCode } from '../core/lock/authenticator';
import { isUnlocked, NO_SESSION, type ParentSession, SESSION_LENGTH, used } from '../core/lock/parent-session';
import { phcProblem } from '../core/lock/phc';
import { hashPin, type PinProblem, pinProblem, verifyPin } from '../core/lock/pin';
import { toBase32 } from '../core/lock/radix-text';
import { otpauthUri, SECRET_BYTES } from '../core/lock/totp';
import { Queue } from '../storage/queue';
import type { Clock, Item } from './ports';
import type { SaveOutcome } from './settings-keeper';

export type LockEvent =
  | 'pin-set'
  | 'pin-changed'
  | 'pin-removed'
  | 'unlocked'
  | 'wrong-pin'
  | 'wrong-code'
  | 'authenticator-set'
  | 'authenticator-removed';

export interface LockPorts {
  /** The hash of the PIN in force; null = there is no PIN. */
  readonly phc: () => string | null;
  /** The school or organisation keeps the PIN. */
  readonly isManaged: () => boolean;
  readonly savePin: (phc: string | null) => Promise<Pick<SaveOutcome, 'outcome'>>;
  readonly attempts: Item<Attempts>;
  readonly authenticator: Item<Authenticator | null>;
  readonly session: Item<ParentSession>;
  /** The secret that waits for its two codes, in base 32. */
  readonly enrolling: Item<string | null>;
  readonly clock: Clock;
  /** Milliseconds of a clock that nobody can set; it begins anew with each worker. */
  readonly monotonic: () => number;
  /** So many bytes of chance. */
  readonly random: (bytes: number) => Uint8Array;
  readonly log: (event: LockEvent) => Promise<void>;
}

export type Proof = { readonly pin: string } | { readonly code: string };
export type NotProved = 'wrong' | 'wait' | 'no-pin' | 'no-authenticator' | 'unreadable-pin';
export type Proved =
  | { readonly ok: true; readonly by: 'pin' | 'code' }
  | { readonly ok: false; readonly why: NotProved; readonly waitSeconds: number };
type NotOpen = 'locked' | 'managed' | 'not-stored';
export type LockOutcome<P extends string = never> = { readonly ok: true } | { readonly ok: false; readonly why: P };

export interface LockState {
  readonly hasPin: boolean;
  readonly isManaged: boolean;
  readonly hasAuthenticator: boolean;
  /** The PIN was given, and not too long ago. */
  readonly isUnlocked: boolean;
  /** How long the next try must wait; it shrinks only while the worker lives: a page that shows it asks again each second. */
  readonly waitSeconds: number;
}

const SALT_BYTES = 16;
const DONE = { ok: true } as const;
const not = <P extends string>(why: P) => ({ ok: false, why }) as const;

export class LockKeeper {
  /** One after the other: nobody guesses twice at once. */
  readonly #queue = new Queue();
  /** Up to where time was counted towards a wait, on the monotonic clock. */
  #seenAt: number;
  /** When parents last asked for something; a revived worker begins to count when it begins. */
  #usedAt: number;

  constructor(private readonly ports: LockPorts) {
    this.#seenAt = ports.monotonic();
    this.#usedAt = this.#seenAt;
  }

  async view(): Promise<LockState> {
    return {
      hasPin: this.ports.phc() !== null,
      isManaged: this.ports.isManaged(),
      hasAuthenticator: (await this.#enrolled()) !== null,
      isUnlocked: await this.#isUnlocked(),
      waitSeconds: waitSeconds(await this.#attempts()),
    };
  }

  /** Is this a parent? A wrong PIN and a wrong code count the same. */
  prove(proof: Proof): Promise<Proved> {
    return this.#queue.run(() => ('pin' in proof ? this.#provePin(proof.pin) : this.#proveCode(proof.code)));
  }

  /** Opens the parents' pages until nothing was asked for during 15 minutes. */
  async unlock(pin: string): Promise<Proved> {
    const proved = await this.prove({ pin });
    if (!proved.ok) return proved;
    await this.#open();
    await this.ports.log('unlocked');
    return proved;
  }

  /** Something that only parents may ask for was asked for. */
  async used(): Promise<void> {
    if (!(await this.#isUnlocked())) return;
    this.#usedAt = this.ports.monotonic();
    await this.ports.session.update((session) => used(session, this.ports.clock.now()));
  }

  async lockNow(): Promise<void> {
    await this.ports.session.update(() => NO_SESSION);
  }

  /** There is no PIN at all, or it was given. */
  async isOpenToParents(): Promise<boolean> {
    return this.ports.phc() === null || (await this.#isUnlocked());
  }

  /** Sets or changes the PIN; whoever did goes on without giving it again. */
  setPin(pin: string): Promise<LockOutcome<NotOpen | PinProblem>> {
    return this.#queue.run(async () => {
      const refusal = (await this.#mayNotChange()) ?? pinProblem(pin);
      if (refusal !== null) return not(refusal);
      const isFirst = this.ports.phc() === null;
      const phc = await hashPin(pin, this.ports.random(SALT_BYTES));
      // A phone that was enrolled while everybody could do so may be the child's.
      if (isFirst) {
        await this.ports.authenticator.update(() => null);
        await this.ports.enrolling.update(() => null);
      }
      await this.#open(); // first: between the two the page that asked must not be shut out
      if ((await this.ports.savePin(phc)).outcome !== 'saved') return not('not-stored');
      await this.ports.log(isFirst ? 'pin-set' : 'pin-changed');
      return DONE;
    });
  }

  removePin(): Promise<LockOutcome<NotOpen>> {
    return this.#queue.run(async () => {
      const refusal = await this.#mayNotChange();
      if (refusal !== null) return not(refusal);
      if (this.ports.phc() === null) return DONE;
      if ((await this.ports.savePin(null)).outcome !== 'saved') return not('not-stored');
      await this.lockNow();
      await this.ports.log('pin-removed');
      return DONE;
    });
  }

  /** A new secret to show, also as a QR code; nothing is set before its codes have come back. null = parents only, and none without a PIN. */
  beginAuthenticator(): Promise<{ secret: string; uri: string } | null> {
    return this.#queue.run(async () => {
      if (this.ports.phc() === null || !(await this.isOpenToParents())) return null;
      const secret = toBase32(this.ports.random(SECRET_BYTES));
      await this.ports.enrolling.update(() => secret);
      return { secret, uri: otpauthUri(secret) };
    });
  }

  /** Two codes in a row from the app that was shown the secret. */
  confirmAuthenticator(codes: readonly [string, string]): Promise<LockOutcome<'locked' | 'not-begun' | EnrolProblem>> {
    return this.#queue.run(async () => {
      if (!(await this.isOpenToParents())) return not('locked');
      const secret = await this.ports.enrolling.read();
      if (secret === null) return not('not-begun');
      const enrolled = enrol(secret, codes, this.ports.clock.now());
      if (!enrolled.ok) return not(enrolled.problem);
      const underPolicy = this.ports.isManaged();
      await this.ports.authenticator.update(() => ({ ...enrolled.authenticator, underPolicy }));
      await this.ports.enrolling.update(() => null);
      await this.ports.log('authenticator-set');
      return DONE;
    });
  }

  removeAuthenticator(): Promise<LockOutcome<'locked'>> {
    return this.#queue.run(async () => {
      if (!(await this.isOpenToParents())) return not('locked');
      if ((await this.ports.authenticator.read()) === null) return DONE;
      await this.ports.authenticator.update(() => null);
      await this.ports.log('authenticator-removed');
      return DONE;
    });
  }

  async #provePin(pin: string): Promise<Proved> {
    const phc = this.ports.phc();
    if (phc === null) return notProved('no-pin');
    if (phcProblem(phc) !== null) return notProved('unreadable-pin');
    return this.#attempt('pin', () => verifyPin(pin, phc));
  }

  async #proveCode(code: string): Promise<Proved> {
    const { authenticator, clock } = this.ports;
    const enrolled = await this.#enrolled();
    if (enrolled === null) return notProved('no-authenticator');
    return this.#attempt('code', async () => {
      const after = matchCode(enrolled, code, clock.now());
      if (after === null) return false;
      await authenticator.update(() => after); // used up before anything is given for it
      return true;
    });
  }

  /** The phone, if whoever keeps the PIN now kept it when the phone was enrolled: a family's phone gives nothing of the school's. */
  async #enrolled(): Promise<Authenticator | null> {
    const enrolled = await this.ports.authenticator.read();
    return (enrolled?.underPolicy === true) === this.ports.isManaged() ? enrolled : null;
  }

  /** Counted first, looked at then, taken back if right: a worker that is killed in between has counted it. */
  async #attempt(by: 'pin' | 'code', isRight: () => Promise<boolean>): Promise<Proved> {
    const { attempts, log } = this.ports;
    const before = await this.#attempts();
    if (!mayTry(before)) return notProved('wait', before);
    const { failures } = await attempts.update(failed);
    if (await isRight()) {
      await attempts.update(succeeded);
      return { ok: true, by };
    }
    if (failures > FREE_FAILURES) await log(`wrong-${by}`);
    return notProved('wrong', await this.#attempts());
  }

  /** The count, with the time that this worker saw pass since it last looked. */
  async #attempts(): Promise<Attempts> {
    const now = this.ports.monotonic();
    const ms = now - this.#seenAt;
    this.#seenAt = now;
    const kept = await this.ports.attempts.read();
    return mayTry(kept) ? kept : this.ports.attempts.update((attempts) => passed(attempts, ms));
  }

  async #open(): Promise<void> {
    this.#usedAt = this.ports.monotonic();
    await this.ports.session.update(() => ({ lastUse: this.ports.clock.now() }));
  }

  /** By both clocks: one that is set back must not keep the pages open. */
  async #isUnlocked(): Promise<boolean> {
    if (this.ports.monotonic() - this.#usedAt >= SESSION_LENGTH) return false;
    return isUnlocked(await this.ports.session.read(), this.ports.clock.now());
  }

  async #mayNotChange(): Promise<'managed' | 'locked' | null> {
    if (this.ports.isManaged()) return 'managed';
    return (await this.isOpenToParents()) ? null : 'locked';
  }
}

function notProved(why: NotProved, attempts: Attempts | null = null): Proved {
  return { ok: false, why, waitSeconds: attempts === null ? 0 : waitSeconds(attempts) };
}
