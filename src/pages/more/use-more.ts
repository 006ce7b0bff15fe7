/** What stands on the screen to be answered, what was answered, and what went wrong with it. */
import { useState } from 'preact/hooks';
import { askedWords } from '../../i18n/asked-words';
import type { AskedView, MoreTimeView, Outcome } from '../../messaging/time-views';
import type { Ui } from '../../ui/ui';
import { useView, type View, type Wire } from '../use-view';

/** A request that a grown-up said yes to, here and just now. */
interface Yes {
  readonly id: string;
  readonly words: string;
}
export interface More {
  readonly view: View<MoreTimeView>;
  readonly given: Yes | null;
  /** The request was frozen on this page. */
  readonly isMine: boolean;
  /** It was taken back on this page. */
  readonly isTakenBack: boolean;
  readonly onAsked: () => void;
  readonly onAnswer: (asked: AskedView, outcome: Outcome) => void;
  readonly onCancel: () => void;
  readonly refresh: () => void;
}

/** `address`: the stopped page; null = none in particular. */
export function useMore(ui: Ui, wire: Wire, address: string | null): More {
  const [view, reload] = useView(wire, 'more/view', { address });
  const [given, setGiven] = useState<Yes | null>(null);
  const [isMine, setIsMine] = useState(false);
  const [isTakenBack, setIsTakenBack] = useState(false);
  return {
    view,
    given,
    isMine,
    isTakenBack,
    refresh: reload,
    onAsked() {
      setGiven(null);
      setIsMine(true);
      reload();
    },
    onAnswer(asked, outcome) {
      if (outcome.done) setGiven({ id: asked.id, words: askedWords(ui.t, asked) });
      // Another request may stand there now, and the next try may have to wait.
      reload();
    },
    onCancel() {
      setIsMine(false);
      setIsTakenBack(true);
      wire.ask('more/cancel', {}).then(reload, reload);
    },
  };
}
