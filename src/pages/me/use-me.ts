/**
 * The page's view model and the one-shot in it. Not `useView`: of two answers under way the older may be the one that carries the press, and
 * a press must never be dropped.
 */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { MeView } from '../../messaging/views';
import { HELP_PATIENCE_MS } from '../use-help-door';
import type { Wire } from '../use-view';

export type Press = NonNullable<MeView['press']>;
/** The ordinary page's part of the view: what is left when the press has been taken out. */
export type OrdinaryView = Omit<MeView, 'press'>;

export interface OpenHelp {
  readonly press: Press;
  readonly isPractice: boolean;
  /** Each opening is a new one: nothing of the last is in it. */
  readonly number: number;
}
export interface MeState {
  readonly view: OrdinaryView | null;
  /** The worker does not answer: help must work all the same. */
  readonly failed: boolean;
  readonly help: OpenHelp | null;
  readonly openHelp: (press: Press, isPractice?: boolean) => void;
  readonly closeHelp: () => void;
  readonly reload: () => void;
}

/** Asks for the view now and after each change; opens help when an answer carries a press. */
export function useMe(wire: Wire): MeState {
  const [view, setView] = useState<OrdinaryView | null>(null);
  const [failed, setFailed] = useState(false);
  const [help, setHelp] = useState<OpenHelp | null>(null);
  const number = useRef(0);
  const turn = useRef(0);

  const openHelp = useCallback((press: Press, isPractice = false) => {
    number.current += 1;
    setHelp({ press, isPractice, number: number.current });
  }, []);
  const closeHelp = useCallback(() => setHelp(null), []);
  const reload = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    wire.ask('me/view', {}).then(
      ({ press, ...ordinary }) => {
        if (mine === turn.current) {
          setView(ordinary);
          setFailed(false);
        }
        if (press !== null) openHelp(press);
      },
      () => setFailed(true),
    );
  }, [wire, openHelp]);

  useEffect(() => {
    reload();
    const impatience = setTimeout(() => setFailed(true), HELP_PATIENCE_MS);
    const stop = wire.onChanged(reload);
    return () => {
      clearTimeout(impatience);
      stop();
    };
  }, [wire, reload]);

  return { view, failed: failed && view === null, help, openHelp, closeHelp, reload };
}
