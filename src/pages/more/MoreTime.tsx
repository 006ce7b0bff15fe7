/** Asking on a stopped page: the form, then the frozen request, then the yes. Where nobody here could give it, what the page says instead. */
import type { ComponentChildren } from 'preact';
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { AskedCard } from './AskedCard';
import { AskForm } from './AskForm';
import { Given } from './Given';
import { useMore } from './use-more';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  /** The stopped page, as the worker read it; null = nothing usable. */
  readonly address: string | null;
  readonly timeZone: string;
  /** What stands here where nothing can be asked for, or the worker doesn't say. */
  readonly children: ComponentChildren;
}

export function MoreTime({ ui, wire, address, timeZone, children }: Props) {
  const more = useMore(ui, wire, address);
  const { view, given } = more;
  if (view.state === 'loading') return null;
  if (given !== null) return <Given ui={ui} words={given} />;
  if (view.state === 'failed' || view.value.askable === null || address === null) return <>{children}</>;
  const { asked, askable, lock } = view.value;
  // Something else that waits for an answer stands where it was asked for, and on the child's own page.
  if (asked !== null && asked.kind === askable.kind && asked.name === askable.name) {
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
      <AskForm ui={ui} wire={wire} askable={askable} target={target} onAsked={more.onAsked} />
    </Card>
  );
}
