import './card.css';
/** A titled part of a page. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly children: ComponentChildren;
  readonly qa?: string;
}

/** A section with its heading; screen readers list it by that name. */
export function Card({ title, hint, children, qa }: Props) {
  const id = useId();
  return (
    <section class="Card" aria-labelledby={id} data-qa={qa}>
      <div class="Card-head">
        <h2 id={id}>{title}</h2>
        {hint !== undefined && <p class="soft">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
