/** Asking on a stopped page: the form, then the frozen request, then the yes. Where nobody here could give it, what the page says instead. */
import type { ComponentChildren } from 'preact';
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { AskedCard } from './AskedCard';
import { AskForm } from './AskForm';
import { Given } from './Given';
import { type More, useMore } from './use-more';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  /** The stopped page, as the worker read it; null = nothing usable. */
  readonly address: string | null;
  readonly timeZone: string;
  /** What stands here where nothing can be asked for, or the worker doesn't say. */
  readonly children: ComponentChildren;
}

/** After a yes something else may still stop the page: then that can be asked for. */
export function MoreTime({ ui, wire, address, timeZone, children }: Props) {
  const more = useMore(ui, wire, address);
  return (
    <>
      {more.given !== null && <Given ui={ui} words={more.given.words} />}
      <Standing ui={ui} wire={wire} address={address} timeZone={timeZone} more={more}>
        {children}
      </Standing>
    </>
  );
}

function Standing({ ui, wire, address, timeZone, more, children }: Props & { readonly more: More }) {
  const { view, given } = more;
  if (view.state === 'loading') return null;
  if (view.state === 'failed' || view.value.askable === null || address === null) return given === null ? children : null;
  const { asked, askable, lock } = view.value;
  if (given !== null && asked?.id === given.id) return null; // answered, and not asked about again yet
  // Something else that waits for an answer stands where it was asked for, and on the child's own page.
  if (asked !== null && asked.kind === askable.kind && asked.target === askable.target) {
    return (
      <AskedCard
        key={asked.id}
        ui={ui}
        wire={wire}
        asked={asked}
        lock={lock}
        timeZone={timeZone}
        onAnswer={(outcome) => more.onAnswer(asked, outcome)}
        onCancel={more.onCancel}
        refresh={more.refresh}
        takesFocus={more.isMine}
      />
    );
  }
  const target = askable.kind === 'site' ? address : askable.target;
  return (
    <Card title={ui.t(`more.title-${askable.kind}`, { name: askable.name })} qa="more">
      <AskForm ui={ui} wire={wire} askable={askable} target={target} onAsked={more.onAsked} takesFocus={more.isTakenBack} />
    </Card>
  );
}
