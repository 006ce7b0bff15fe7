import './notice.css';
/** A box that tells something: how it went, what is wrong, what is worth knowing. Never colour alone: each kind has its sign. */
import type { ComponentChildren } from 'preact';

type Kind = 'info' | 'good' | 'warning' | 'problem';
interface Props {
  readonly kind: Kind;
  readonly title?: string;
  readonly children?: ComponentChildren;
  readonly qa?: string;
}

const SIGN: Readonly<Record<Kind, string>> = { info: 'i', good: '✓', warning: '!', problem: '!' };

/** A notice; problems are announced at once by screen readers, the rest when they are idle. */
export function Notice({ kind, title, children, qa }: Props) {
  return (
    <div class={`Notice Notice-${kind}`} role={kind === 'problem' ? 'alert' : 'status'} data-qa={qa}>
      <span class="Notice-sign" aria-hidden="true">
        {SIGN[kind]}
      </span>
      <div class="Notice-body">
        {title !== undefined && <p class="Notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
