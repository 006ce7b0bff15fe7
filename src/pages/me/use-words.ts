/**
 * The words picture's part in help: asked for once when help opens, there when it is there. In this component's memory only. Of a page that must not
 * be copied (facts 4.4) nothing is kept; in danger, and where a person comes before any evidence, it is not offered.
 */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { type HelpCategory, isAddressGuarded } from '../../core/help/categories';
import type { Draft } from '../../core/help/report';
import { mayShowWords } from '../../core/help/words-picture/offer';
import type { WordsShot } from '../../core/help/words-picture/shot';
import type { Wire } from '../use-view';
import type { Press } from './use-me';

type Layout = typeof import('../../core/help/words-picture/layout');

/** What the child did with it: nothing yet, looked at it, or took it out. Only what was looked at may leave. */
type Choice = 'unseen' | 'in' | 'out';

export interface Words {
  readonly shot: WordsShot;
  readonly layout: Layout;
  readonly choice: Choice;
  /** The numbers of the words that the child blacked out. */
  readonly blacked: ReadonlySet<number>;
  readonly choose: (choice: Choice) => void;
  readonly toggle: (id: number) => void;
  /** Wiped: it is gone for good. */
  readonly forget: () => void;
}
/** What the picture says of its page: null = the child took it out. */
export interface WordsCaption {
  readonly host: string | null;
  readonly at: number | null;
  readonly zone: string;
}

/** Only what the report says as well. */
export function captionOf({ address, at, zone }: Pick<Draft, 'address' | 'at' | 'zone'>): WordsCaption {
  return { host: address === null ? null : new URL(address).hostname, at, zone };
}

/** The picture to offer now; null = none (yet), or not for what the child picked. */
export function useWords(wire: Wire, press: Press, category: HelpCategory): Words | null {
  const [found, setFound] = useState<{ readonly shot: WordsShot; readonly layout: Layout } | null>(null);
  const [choice, choose] = useState<Choice>('unseen');
  const [blacked, setBlacked] = useState<ReadonlySet<number>>(new Set());
  const isGuarded = isAddressGuarded(category);
  const isDropped = useDropped(isGuarded);

  useEffect(() => {
    if (press.tabId === null || press.context === null) return;
    let isOpen = true;
    // The emoji's names are long: they are loaded when there is something to name.
    Promise.all([wire.ask('me/words', {}), import('../../core/help/words-picture/layout')]).then(
      ([{ shot }, layout]) => {
        if (isOpen && shot !== null) setFound({ shot, layout });
      },
      () => undefined, // no picture is offered; help is whole without it
    );
    return () => {
      isOpen = false;
    };
  }, [wire, press]);
  useEffect(() => {
    if (isDropped && found !== null) setFound(null);
  }, [isDropped, found]);

  const forget = useCallback(() => setFound(null), []);
  const toggle = useCallback((id: number) => setBlacked((before) => toggled(before, id)), []);
  return useMemo(
    () => (found === null || isDropped || !mayShowWords(category) ? null : { ...found, choice, blacked, choose, toggle, forget }),
    [found, isDropped, category, choice, blacked, toggle, forget],
  );
}

/** True from the first time on that it was: picking another tile later brings nothing back. */
function useDropped(isGuarded: boolean): boolean {
  const [was, setWas] = useState(false);
  useEffect(() => {
    if (isGuarded) setWas(true);
  }, [isGuarded]);
  return was || isGuarded;
}

function toggled(before: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
