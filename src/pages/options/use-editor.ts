/**
 * The document as the page edits it. A change is drawn at once and sent at once; what the worker refuses is drawn back and said. Changes
 * that are under way are laid over the worker's view, so that two quick ones never undo each other.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SectionName, SettingsDocument } from '../../core/settings/schema';
import type { OptionsView, Problem } from '../../messaging/views';
import type { Wire } from '../use-view';

export type SaveStatus =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved' }
  | { readonly state: 'failed' }
  | { readonly state: 'refused'; readonly problems: readonly Problem[] };

export interface Editor {
  /** The parent's own document, with changes that are under way. */
  readonly document: SettingsDocument;
  readonly status: SaveStatus;
  /** Replaces a section. Resolves to whether it was saved. */
  save<S extends SectionName>(section: S, value: NonNullable<SettingsDocument[S]>): Promise<boolean>;
}

/** Long enough to be read, and to be read out. */
const SAVED_SHOWN_MS = 6000;

/** Edits over a view; `reload` asks for the view again. */
export function useEditor(wire: Wire, view: OptionsView, reload: () => void): Editor {
  const [pending, setPending] = useState<Partial<SettingsDocument>>({});
  const [status, setStatus] = useState<SaveStatus>({ state: 'idle' });
  const underWay = useRef(0);

  useEffect(() => {
    if (underWay.current === 0) setPending({});
  }, [view]);

  // Good news goes by itself, so that it covers nothing for long; bad news stays until the next change.
  useEffect(() => {
    if (status.state !== 'saved') return;
    const timer = setTimeout(() => setStatus({ state: 'idle' }), SAVED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [status]);

  const withdraw = (section: SectionName) =>
    setPending((last) => Object.fromEntries(Object.entries(last).filter(([name]) => name !== section)));

  const save: Editor['save'] = async (section, value) => {
    underWay.current += 1;
    setPending((last) => ({ ...last, [section]: value }));
    setStatus({ state: 'saving' });
    let outcome: SaveStatus;
    try {
      const answer = await wire.ask('settings/save', { section, value });
      outcome = answer.outcome === 'saved' ? { state: 'saved' } : { state: 'refused', problems: answer.problems };
    } catch {
      outcome = { state: 'failed' }; // the worker could not be reached: said, and the old value drawn again
    }
    underWay.current -= 1;
    setStatus(outcome);
    if (outcome.state !== 'saved') withdraw(section);
    reload();
    return outcome.state === 'saved';
  };
  return { document: { ...view.document, ...pending }, status, save };
}
