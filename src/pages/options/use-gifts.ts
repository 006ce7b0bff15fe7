/** What a parent does about the day, one thing at a time, and what became of it in words. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { refusalWords } from '../../i18n/refusal-words';
import type { Input } from '../../messaging/protocol';
import type { Outcome } from '../../messaging/time-views';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { useAct } from './use-act';

/** Long enough to be read, and to be read out; what was refused stays until the next try. */
const DONE_SHOWN_MS = 6000;

export interface Gifts {
  readonly news: { readonly kind: 'good' | 'problem'; readonly words: string } | null;
  /** Does it; `words` say it when it is done. Resolves to whether it was. */
  act(ask: () => Promise<Outcome>, words: string): Promise<boolean>;
  give(gift: Input<'time/give'>, words: string): Promise<boolean>;
}

/** `reload` asks for the day anew. Two quick clicks are two acts, one after the other: none is lost. */
export function useGifts(ui: Ui, wire: Wire, reload: () => void): Gifts {
  const { refusal, run } = useAct();
  const before = useRef(Promise.resolve(true));
  const [done, setDone] = useState<string | null>(null);
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => setDone(null), DONE_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [done]);
  const act: Gifts['act'] = (ask, words) => {
    const mine = before.current.then(async () => {
      setDone(null);
      const isDone = await run(ask);
      if (isDone) setDone(words);
      reload();
      return isDone;
    });
    before.current = mine;
    return mine;
  };
  const news =
    refusal !== null
      ? ({ kind: 'problem', words: refusalWords(ui, refusal) } as const)
      : done !== null
        ? ({ kind: 'good', words: done } as const)
        : null;
  return { news, act, give: (gift, words) => act(() => wire.ask('time/give', gift), words) };
}
