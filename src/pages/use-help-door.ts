/** A way to help on a page of ours: never dead. What the worker doesn't do at once, the page does by itself. */
import { useState } from 'preact/hooks';
import type { Wire } from './use-view';

/** How long the worker may take before a page helps itself, ms. */
export const HELP_PATIENCE_MS = 1000;

export interface HelpDoor {
  /** The worker didn't open help (in time): the numbers are to be shown here. */
  readonly hasFailed: boolean;
  /** `address`: of the page that was stopped; null = the page in front. */
  readonly open: (address: string | null) => void;
}

/** Opens help; `onOpened` hears that it is open. An answer that comes late still takes the numbers back. */
export function useHelpDoor(wire: Pick<Wire, 'ask'>, onOpened: () => void = () => {}): HelpDoor {
  const [hasFailed, setHasFailed] = useState(false);
  const open = (address: string | null) => {
    const late = setTimeout(() => setHasFailed(true), HELP_PATIENCE_MS);
    const settled = (opened: boolean) => {
      clearTimeout(late);
      setHasFailed(!opened);
      if (opened) onOpened();
    };
    wire.ask('help/open', { address }).then(
      ({ opened }) => settled(opened),
      () => settled(false),
    );
  };
  return { hasFailed, open };
}
