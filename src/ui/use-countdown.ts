/** How long somebody still has to wait, counted down on the page. */
import { useEffect, useState } from 'preact/hooks';

/** Whole seconds left of `seconds`, down to 0. Give it the same `seconds` again with another `round` to begin anew. */
export function useCountdown(seconds: number, round: unknown = null): number {
  const [left, setLeft] = useState(Math.ceil(seconds));
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const count = () => {
      const now = Math.max(0, Math.ceil((end - performance.now()) / 1000));
      setLeft(now);
      if (now === 0) clearInterval(timer);
    };
    const timer = setInterval(count, 500);
    count();
    return () => clearInterval(timer);
  }, [seconds, round]);
  return left;
}
