/** One thing at a time asked of the worker, and what it refused. */
import { useState } from 'preact/hooks';
import { type Outcome, refused } from '../../messaging/time-views';

export interface Act {
  readonly isBusy: boolean;
  /** The last refusal, until the next try. */
  readonly refusal: Outcome | null;
  /** Resolves to whether it was done. */
  run(ask: () => Promise<Outcome>): Promise<boolean>;
  forget(): void;
}

/** A worker that doesn't answer has stored nothing. */
const NO_ANSWER: Outcome = refused('not-stored');

export function useAct(): Act {
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Outcome | null>(null);
  return {
    isBusy,
    refusal,
    async run(ask) {
      setIsBusy(true);
      setRefusal(null);
      const outcome = await ask().catch(() => NO_ANSWER);
      setIsBusy(false);
      if (!outcome.done) setRefusal(outcome);
      return outcome.done;
    },
    forget: () => setRefusal(null),
  };
}
