/**
 * The child asks, the parent answers: with the PIN at the computer, or with six digits over the phone. What was asked is frozen before
 * the field appears, and exactly that is given.
 */
import { type Asked, askableFor } from '../core/limits/asked';
import type { Giver } from '../core/rules/state';
import { toRfc3339 } from '../core/time/local-time';
import {
  type AskableView,
  type AskedView,
  DONE,
  type LockView,
  type MoreTimeView,
  type Outcome,
  refused,
} from '../messaging/time-views';
import { Queue } from '../storage/queue';
import type { GrantKeeper } from './grant-keeper';
import type { LockKeeper, Proved } from './lock-keeper';
import { claimedAddress } from './own-pages';
import type { Clock, Item } from './ports';
import type { World } from './world';

export interface MoreTimePorts {
  readonly asked: Item<Asked | null>;
  readonly world: World;
  readonly clock: Clock;
  readonly lock: Pick<LockKeeper, 'prove'>;
  readonly lockView: () => Promise<LockView>;
  readonly grants: Pick<GrantKeeper, 'give'>;
  /** The parents' own list of sites can be changed here. */
  readonly mayKeepSite: () => boolean;
  readonly newId: () => string;
  readonly announce: () => void;
}
export interface Wish extends Omit<Asked, 'id' | 'at' | 'name'> {}

/** A request that nobody answered is forgotten, ms. */
const FORGOTTEN_AFTER = 12 * 60 * 60_000;

export class MoreTime {
  readonly #queue = new Queue();

  constructor(private readonly ports: MoreTimePorts) {}

  async view(claim: string | null): Promise<MoreTimeView> {
    const lock = await this.ports.lockView();
    return { lock, asked: await this.asked(), askable: claim === null ? null : await this.#askable(claim, lock) };
  }

  /** What waits for an answer. */
  async asked(): Promise<AskedView | null> {
    const asked = await this.#current();
    if (asked === null) return null;
    const { at, ...shown } = asked;
    const { timeZone } = (await this.ports.world.moment()).rules.settings.clock;
    return { ...shown, askedAt: toRfc3339(at, timeZone) };
  }

  /** Freezes a request. Of a site `target` is the stopped page's address: what would be opened is ours to say. */
  ask({ kind, target, span, minutes, why }: Wish): Promise<Outcome> {
    return this.#queue.run(async () => {
      const lock = await this.ports.lockView();
      const found = kind === 'site' ? await this.#askable(target, lock) : await this.#timed(kind, target, lock);
      if (found === null) return refused(kind !== 'site' && (await this.#isGone(kind, target)) ? 'gone' : 'not-askable');
      if (found.kind !== kind || !found.spans.includes(span)) return refused('not-askable');
      const asked = { id: this.ports.newId(), kind, target: found.target, name: found.name, span, minutes, why: oneLine(why) };
      await this.ports.asked.update(() => ({ ...asked, at: this.ports.clock.now() }));
      this.ports.announce();
      return DONE;
    });
  }

  cancel(): Promise<void> {
    return this.#queue.run(() => this.#forget());
  }

  /** A parent's answer to exactly that request. */
  answer(id: string, proof: { readonly pin?: string | undefined; readonly code?: string | undefined }): Promise<Outcome> {
    return this.#queue.run(async () => {
      const asked = await this.#current();
      if (asked === null || asked.id !== id) return refused('gone');
      const { span, minutes } = asked;
      const { codeMinutes } = await this.ports.lockView();
      if (proof.code !== undefined && (span !== 'minutes' || minutes > codeMinutes)) return refused('too-long');
      const proved = await this.ports.lock.prove(proof.code === undefined ? { pin: proof.pin ?? '' } : { code: proof.code });
      if (!proved.ok) return proofOutcome(proved);
      return this.#give(asked, proved.by);
    });
  }

  /** A yes to exactly that request by a parent who has been proved already. */
  grant(id: string): Promise<Outcome> {
    return this.#queue.run(async () => {
      const asked = await this.#current();
      return asked === null || asked.id !== id ? refused('gone') : this.#give(asked, 'parent');
    });
  }

  async #give({ kind, target, span, minutes, why }: Asked, by: Giver): Promise<Outcome> {
    const given = await this.ports.grants.give({ kind, target, span, minutes, why, by, isTomorrow: false });
    // Only what was given is answered: the request stays for another try.
    if (given.done) await this.#forget();
    return given;
  }

  async #current(): Promise<Asked | null> {
    const asked = await this.ports.asked.read();
    const age = asked === null ? 0 : this.ports.clock.now() - asked.at;
    return age < 0 || age > FORGOTTEN_AFTER ? null : asked;
  }

  async #forget(): Promise<void> {
    await this.ports.asked.update(() => null);
    this.ports.announce();
  }

  async #askable(claim: string, { isManaged }: LockView): Promise<AskableView | null> {
    const address = claimedAddress(claim);
    if (address === null) return null;
    const { rules, state, now } = await this.ports.world.moment();
    const found = askableFor(address, rules, state, now, { isLockManaged: isManaged, mayKeepSite: this.ports.mayKeepSite() });
    return found === null ? null : { ...found, spans: [...found.spans] };
  }

  async #isGone(kind: Asked['kind'], id: string): Promise<boolean> {
    const { rules } = await this.ports.world.moment();
    return !(kind === 'limit' ? rules.limits : rules.schedules).some(({ rule }) => rule.id === id);
  }

  /** A limit or schedule by its id: the child asks for it on its own page too. */
  async #timed(kind: Asked['kind'], id: string, { isManaged }: LockView): Promise<AskableView | null> {
    const { rules } = await this.ports.world.moment();
    // What the school keeps, only the school's own PIN gives.
    if (!isManaged && rules.by(kind === 'limit' ? 'limits' : 'schedules') === 'policy') return null;
    const timed = (kind === 'limit' ? rules.limits : rules.schedules).find(({ rule }) => rule.id === id);
    if (timed === undefined) return null;
    return { kind, target: id, name: timed.rule.name, spans: kind === 'limit' ? ['minutes'] : ['minutes', 'day'] };
  }
}

/** What the lock's keeper said of a proof, in the words of the contract. */
export function proofOutcome(proved: Proved): Outcome {
  if (proved.ok) return DONE;
  return refused(proved.why === 'wrong' || proved.why === 'wait' ? proved.why : 'no-lock', proved.waitSeconds);
}

/** One line, without characters that no line has. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
