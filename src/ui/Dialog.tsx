import './dialog.css';
/** A question over the page, by the browser's own dialog: it keeps the focus, closes on Escape and gives the focus back. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly qa?: string;
}

/** Shown as long as it is drawn. */
export function Dialog({ title, onClose, children, qa }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog class="Dialog" ref={dialog} aria-labelledby={id} onClose={onClose} data-qa={qa}>
      <div class="stack">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
