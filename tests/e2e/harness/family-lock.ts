/** A parent with a PIN and with a phone that makes codes, as the tests play one. */
import { fromBase32 } from '../../../src/core/lock/radix-text';
import { codeOf, stepAt } from '../../../src/core/lock/totp';
import type { Outcome } from '../../../src/messaging/time-views';
import type { Driver } from './driver';

/** An authenticator app: each code is a later one than the one before, as if 30 seconds had passed where they haven't. */
export class Phone {
  #step = stepAt(Date.now()) - 2;
  constructor(private readonly secret: Uint8Array) {}

  next(): string {
    this.#step = Math.max(this.#step + 1, stepAt(Date.now()) - 1);
    return codeOf(this.secret, this.#step);
  }
}

/** Sets a PIN, enrols a phone and locks the parents' pages. Settings must be as they are wanted by then. */
export async function lockUp(driver: Driver, pin: string): Promise<Phone> {
  const done = async (name: string, input: unknown): Promise<void> => {
    const outcome = (await driver.ask(name, input)) as Outcome;
    if (!outcome.done) throw new Error(`${name}: ${outcome.refusal}`);
  };
  await done('lock/set-pin', { pin });
  const { offer } = (await driver.ask('lock/enrol')) as { offer: { secret: string } | null };
  const secret = fromBase32(offer?.secret ?? '');
  if (secret === null) throw new Error('no secret was offered');
  const phone = new Phone(secret);
  await done('lock/confirm', { codes: [phone.next(), phone.next()] });
  await driver.ask('lock/lock');
  return phone;
}
