/** "Ask for more" beside a limit or a closing time on the child's own page: one form open at a time. */
import { useEffect, useRef } from 'preact/hooks';
import type { AskableView } from '../../messaging/time-views';
import { Button } from '../../ui/Button';
import type { Ui } from '../../ui/ui';
import { AskForm } from '../more/AskForm';
import type { Wire } from '../use-view';

export interface Asking {
  readonly ui: Ui;
  readonly wire: Wire;
  /** Whose form is open. */
  readonly open: string | null;
  readonly setOpen: (open: string | null) => void;
  readonly onAsked: () => void;
}

export function AskHere({ asking, askable }: { readonly asking: Asking; readonly askable: AskableView }) {
  const { ui, wire, open, setOpen, onAsked } = asking;
  const { kind, target, name } = askable;
  const key = `${kind}-${target}`;
  const title = ui.t(`more.title-${kind}`, { name });
  const isOpen = open === key;
  const here = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Closed again without another one opened: back to the button that opened it.
    if (wasOpen.current && open === null) here.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen, open]);
  if (isOpen) {
    return (
      <div class="AskHere">
        <AskForm
          ui={ui}
          wire={wire}
          askable={askable}
          target={target}
          onAsked={onAsked}
          onCancel={() => setOpen(null)}
          takesFocus
        />
      </div>
    );
  }
  return (
    <div ref={here}>
      <Button look="quiet" onClick={() => setOpen(key)} label={`${name}: ${title}`} qa={`more-open-${key}`}>
        {title}
      </Button>
    </div>
  );
}
