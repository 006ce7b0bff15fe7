import './field.css';
/** A label, its control, a hint and what is wrong, tied together for screen readers. */
import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

/** What the control takes over so that label, hint and problem belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}
interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly children: (control: FieldControl) => VNode;
}

/** One field of a form. */
export function Field({ label, hint, problem, children }: Props) {
  const id = useId();
  const described = [hint === undefined ? null : `${id}-hint`, problem === undefined ? null : `${id}-problem`].filter(
    (part) => part !== null,
  );
  return (
    <div class="Field">
      <label class="Field-label" for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p class="soft small" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described.join(' ') || undefined, 'aria-invalid': problem !== undefined })}
      {problem !== undefined && (
        <p class="Field-problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
