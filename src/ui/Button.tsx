import './button.css';
/** The one button. `help` is the red one and is used for nothing else; `danger` takes something away. */
import type { ComponentChildren } from 'preact';

interface Props {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger' | 'help';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** Spoken instead of the text where the text alone would not say enough. */
  readonly label?: string;
  readonly qa?: string;
}

/** A native button in one of our looks. */
export function Button({ children, onClick, look = 'plain', type = 'button', disabled = false, label, qa }: Props) {
  return (
    <button class={`Button Button-${look}`} type={type} disabled={disabled} onClick={onClick} aria-label={label} data-qa={qa}>
      {children}
    </button>
  );
}
