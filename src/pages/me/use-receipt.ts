/** The day's receipt, kept fresh while somebody looks: the worker announces changes, but time also runs where nothing changes. */
import { useEffect } from 'preact/hooks';
import type { ReceiptView } from '../../messaging/time-views';
import { useView, type View, type Wire } from '../use-view';

const EVERY_MS = 15_000;

export function useReceipt(wire: Wire): [View<ReceiptView>, () => void] {
  const [view, reload] = useView(wire, 'time/receipt', {});
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') reload();
    };
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [reload]);
  return [view, reload];
}
