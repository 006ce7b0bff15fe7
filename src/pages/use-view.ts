/** A page's view model: asked from the worker, and asked again whenever the worker announces a change. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Input, Output, RequestName } from '../messaging/protocol';
import type { Panels } from '../messaging/side-panel';

/** The worker as a page knows it; handed in so that tests can stand in for it. */
export interface Wire {
  ask<N extends RequestName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** Calls back when something changed; returns the way to stop listening. */
  onChanged(callback: () => void): () => void;
  /** Calls back when the child hides help from a covered page; returns the way to stop listening. */
  onHide(callback: () => void): () => void;
  /** The browser's panel beside a tab; only the child's page has it. */
  readonly panels?: Panels;
}

export type View<V> = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; value: V };

/** The current view, and a way to ask again. A later failure keeps the last good view: half-true beats blank. */
export function useView<N extends RequestName>(wire: Wire, name: N, input: Input<N>): [View<Output<N>>, () => void] {
  const [view, setView] = useState<View<Output<N>>>({ state: 'loading' });
  const newest = useRef(0);
  const key = JSON.stringify(input); // stands for `input`, whose identity changes on every draw
  const reload = useCallback(() => {
    newest.current += 1;
    const turn = newest.current;
    wire.ask(name, input).then(
      (value) => {
        if (turn === newest.current) setView({ state: 'ready', value });
      },
      () => {
        if (turn === newest.current) setView((last) => (last.state === 'ready' ? last : { state: 'failed' }));
      },
    );
  }, [wire, name, key]);
  useEffect(() => {
    reload();
    return wire.onChanged(reload);
  }, [wire, reload]);
  return [view, reload];
}
