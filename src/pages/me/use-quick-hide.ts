/** The ways to hide that need no aim: Shift pressed three times within two seconds, and leaving the page. */
import { useEffect } from 'preact/hooks';

const TIMES = 3;
const WITHIN_MS = 2000;

/** Calls `hide` for Shift alone three times within 2 s, and `leave` when the page goes (also into the back/forward cache). */
export function useQuickHide(active: boolean, hide: () => void, leave: () => void): void {
  useEffect(() => {
    if (!active) return;
    let presses: number[] = [];
    let alone = false;
    const down = (event: KeyboardEvent) => {
      alone = event.key === 'Shift' && !event.repeat;
      if (!alone && event.key !== 'Shift') presses = []; // a capital letter is no signal
    };
    const up = (event: KeyboardEvent) => {
      if (event.key !== 'Shift' || !alone) return;
      presses = [...presses, event.timeStamp].filter((time) => event.timeStamp - time <= WITHIN_MS).slice(-TIMES);
      if (presses.length === TIMES) hide();
    };
    addEventListener('keydown', down, true);
    addEventListener('keyup', up, true);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('keydown', down, true);
      removeEventListener('keyup', up, true);
      removeEventListener('pagehide', leave);
    };
  }, [active, hide, leave]);
}
