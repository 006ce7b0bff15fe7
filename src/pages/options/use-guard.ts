/** The lock as the parents' page sees it, and the worker as its panels ask it. Any refusal may mean that the PIN is needed again: then that is asked. */
import { useEffect, useMemo } from 'preact/hooks';
import type { LockView } from '../../messaging/time-views';
import { useView, type View, type Wire } from '../use-view';

export interface Guard {
  readonly lock: View<LockView>;
  readonly reload: () => void;
  /** For everything behind the lock. */
  readonly guarded: Wire;
}

/** A session ends without a word: the page looks this often. Looking doesn't make it longer. */
const EVERY_MS = 20_000;

export function useGuard(wire: Wire): Guard {
  const [lock, reload] = useView(wire, 'lock/view', {});
  const mayEnd = lock.state === 'ready' && lock.value.hasPin && lock.value.isOpen;
  useEffect(() => {
    if (!mayEnd) return;
    const timer = setInterval(reload, EVERY_MS);
    document.addEventListener('visibilitychange', reload);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', reload);
    };
  }, [mayEnd, reload]);
  const guarded = useMemo(() => guardedWire(wire, reload), [wire, reload]);
  return { lock, reload, guarded };
}

function guardedWire(wire: Wire, onRefused: () => void): Wire {
  return {
    async ask(name, input) {
      try {
        const answer = await wire.ask(name, input);
        if (isLocked(answer)) onRefused();
        return answer;
      } catch (error) {
        onRefused();
        throw error;
      }
    },
    onChanged: (callback) => whileSeen(wire, callback),
    onHide: wire.onHide,
  };
}

/** A page in the background asks for nothing until somebody looks at it: asking would keep the parents' session open. */
function whileSeen(wire: Wire, callback: () => void): () => void {
  let isLate = false;
  const look = () => {
    if (document.visibilityState !== 'visible' || !isLate) return;
    isLate = false;
    callback();
  };
  const stop = wire.onChanged(() => {
    isLate = true;
    look();
  });
  document.addEventListener('visibilitychange', look);
  return () => {
    stop();
    document.removeEventListener('visibilitychange', look);
  };
}

const isLocked = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'refusal' in answer && answer.refusal === 'locked';
