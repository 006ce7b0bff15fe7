/**
 * Counts down how long the next try must wait. The worker's own count runs only while it lives, so it is asked each second; what it says then
 * is `known`, and the longer of the two counts holds.
 */
import { useEffect, useState } from 'preact/hooks';

const SECOND = 1000;

/** Seconds left of the longest wait that was told, and a way to tell one. */
export function useWait(known: number, refresh: () => void): [left: number, wait: (seconds: number) => void] {
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(() => performance.now());
  const wait = (seconds: number) => {
    const moment = performance.now();
    setNow(moment);
    setUntil((before) => Math.max(before, moment + seconds * SECOND));
  };
  useEffect(() => wait(known), [known]);
  const isWaiting = until > now;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => {
      setNow(performance.now());
      refresh();
    }, SECOND);
    return () => clearInterval(timer);
  }, [isWaiting, refresh]);
  return [isWaiting ? Math.ceil((until - now) / SECOND) : 0, wait];
}
