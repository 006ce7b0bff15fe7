/** Long work in the worker lets everybody else have a turn: pages stay responsive, stops are noticed, the browser sees us alive. */

/** What one turn may take, ms. */
const TURN = 15;
/** Chromium ends a worker 30 seconds after its last event or API call. */
const SIGN_OF_LIFE = 10_000;

export interface Breather {
  /** Call it every few milliseconds of work: it waits only when a turn is used up. */
  breathe(): Promise<void>;
}

export function makeBreather(now: () => number, stayAwake: () => void): Breather {
  let turnEnds = now() + TURN;
  let signAt = 0;
  return {
    async breathe() {
      const at = now();
      if (at < turnEnds) return;
      if (at >= signAt) {
        stayAwake();
        signAt = at + SIGN_OF_LIFE;
      }
      // Not a promise that is there already: that would let nobody in.
      await new Promise((resolve) => setTimeout(resolve, 0));
      turnEnds = now() + TURN;
    },
  };
}
