/** Asks the browser for its policy: a few times after each start, at each alarm, and when it says that something changed. */
import { type AskedBecause, believesNone, POLICY_ASKS } from '../core/policy/policy-asks';
import type { Timers } from '../platform/clock';
import type { SettingsKeeper } from './settings-keeper';

export interface PolicyWatchPorts {
  readonly settings: Pick<SettingsKeeper, 'refreshPolicy'>;
  readonly timers: Timers;
  readonly onProblem: (error: unknown) => void;
}

export class PolicyWatch {
  #asked = 0;
  #onAnswer: () => Promise<void> = async () => undefined;

  constructor(private readonly ports: PolicyWatchPorts) {}

  /**
   * Once in the life of a worker; the timers die with it, and the next start begins anew. `onAnswer` follows each answer, when it is in
   * force: protection health names what was wrong with it.
   */
  start(onAnswer: () => Promise<void>): void {
    this.#onAnswer = onAnswer;
    for (const delay of POLICY_ASKS) {
      this.ports.timers.after(delay, () => {
        this.#asked += 1;
        void this.#ask('started');
      });
    }
  }

  rang(): Promise<void> {
    return this.#ask('alarm');
  }

  /** The browser announced a change of its policy. */
  changed(): Promise<void> {
    return this.#ask('changed');
  }

  /** Never rejects: a policy that can't be stored now is asked for again. */
  async #ask(because: AskedBecause): Promise<void> {
    try {
      await this.ports.settings.refreshPolicy(believesNone(because, this.#asked));
      await this.#onAnswer();
    } catch (error) {
      this.ports.onProblem(error);
    }
  }
}
