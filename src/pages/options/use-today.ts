/** The day as it is now: asked again at each change, and while somebody looks, because time also runs where nothing changes. */
import { useEffect } from 'preact/hooks';
import type { TodayView } from '../../messaging/time-views';
import { useView, type View, type Wire } from '../use-view';

const EVERY_MS = 10_000;

export function useToday(wire: Wire): [View<TodayView>, () => void] {
  const [view, reload] = useView(wire, 'time/today', {});
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return [view, reload];
}
