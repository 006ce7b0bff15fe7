/**
 * This page as a panel beside a helper's own page: takes the sheet that waits for it, shows it while that page's tab is in front, and goes with
 * the tab or when help is hidden. The sheet is component state and nothing else. In a tab all of this is asleep.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Panel } from '../../core/help/panel';
import type { Wire } from '../use-view';

export interface PanelState {
  /** What is to be shown now; null = the ordinary page. */
  readonly shown: Panel | null;
  /** Help goes everywhere, and the page beside the panel with it. */
  readonly hide: () => void;
  /** The panel's own page goes: nothing stays. */
  readonly leave: () => void;
  readonly onCopied: () => void;
}

/** How long the panel may stay (as the ordinary page) until the worker has heard and the clipboard is empty, ms. */
const PATIENCE = 300;

export function usePanel(wire: Wire): PanelState {
  const { panels } = wire;
  const [panel, setPanel] = useState<Panel | null>(null);
  const [isFront, setFront] = useState(true);
  const [place, setPlace] = useState<{ readonly windowId: number | null } | null>(null);
  const hasCopied = useRef(false);
  const isHeld = useRef(false);

  useEffect(() => {
    let isOn = true;
    panels?.here().then(
      (here) => isOn && setPlace(here),
      () => undefined,
    );
    return () => {
      isOn = false;
    };
  }, [panels]);

  useEffect(() => {
    if (place === null) return;
    const take = () => {
      // A panel of one tab keeps its sheet: what waits now is for the panel of another tab.
      if (isHeld.current && place.windowId === null) return;
      wire.ask('help/panel', { windowId: place.windowId }).then(
        (answer) => {
          if (answer.panel === null) return;
          hasCopied.current = false;
          setFront(true);
          isHeld.current = true;
          setPanel(answer.panel);
        },
        () => undefined, // no worker, no panel: the ordinary page stays
      );
    };
    take();
    return wire.onChanged(take);
  }, [wire, place]);

  const isLeaving = useRef(false);
  /** `before`: what has to be said first. A panel that closes takes its unsent messages with it (seen in Chromium). */
  const close = useCallback(
    async (isHiding: boolean, before: Promise<unknown> = Promise.resolve()) => {
      if (panel === null || isLeaving.current) return;
      isLeaving.current = true;
      setPanel(null);
      const isToEmpty = isHiding && hasCopied.current;
      const emptied = isToEmpty ? navigator.clipboard.writeText('') : Promise.resolve();
      const said = Promise.allSettled([before, emptied]);
      await Promise.race([said, new Promise((done) => setTimeout(done, PATIENCE))]);
      isLeaving.current = false;
      panels?.close(panel.tabId);
    },
    [panels, panel],
  );

  useEffect(() => {
    if (panel === null || place === null) return;
    return panels?.watch(panel.tabId, place.windowId, (where) => {
      if (where === 'gone') void close(false);
      else setFront(where === 'front');
    });
  }, [panels, panel, place, close]);
  useEffect(() => (panel === null ? undefined : wire.onHide(() => void close(true))), [wire, panel, close]);

  const hide = useCallback(() => {
    if (panel === null) return;
    panels?.hideAll();
    void close(true, wire.ask('help/tab', { tabId: panel.tabId, choice: 'close' }));
  }, [wire, panels, panel, close]);
  const leave = useCallback(() => void close(false), [close]);
  const onCopied = useCallback(() => {
    hasCopied.current = true;
  }, []);
  return { shown: isFront ? panel : null, hide, leave, onCopied };
}
