/**
 * A place to write. Not an <input> or <textarea>: browsers keep what stands in those for session restore and suggestions, on disk; an editable
 * element they don't. Spelling help is off because in some browsers it sends what is written to a service.
 */
import { useEffect, useId, useRef } from 'preact/hooks';

/** Everything by which a browser learns, corrects, completes, translates or sends away what is written. */
const OFF: readonly (readonly [name: string, value: string])[] = [
  ['spellcheck', 'false'],
  ['autocomplete', 'off'],
  ['autocorrect', 'off'],
  ['autocapitalize', 'off'],
  ['writingsuggestions', 'false'],
  ['translate', 'no'],
];

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly lines: 1 | 4;
  readonly qa: string;
}

/** What is written goes to the parent component at each key and stays nowhere else. */
export function TextBox({ label, hint, value, onInput, lines, qa }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const first = useRef(value);
  useEffect(() => {
    // Once: from then on the element itself holds the text, and drawing it again would throw the caret to the start.
    if (box.current === null) return;
    box.current.textContent = first.current;
    // As attributes: set as properties, some of them would take the text "false" or "off" for true.
    for (const [name, value] of OFF) box.current.setAttribute(name, value);
  }, []);
  return (
    <div class="TextBox">
      <p id={id} class="Field-label">
        {label}
      </p>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="small soft">
          {hint}
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: an input or textarea would be kept by session restore, see above */}
      <div
        ref={box}
        class={`TextBox-box TextBox-${lines}`}
        contentEditable="plaintext-only"
        role="textbox"
        tabIndex={0}
        aria-multiline={lines > 1}
        aria-labelledby={id}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        dir="auto"
        // some browsers break lines with <br>, which textContent would lose
        onInput={(event) => onInput(event.currentTarget.innerText)}
        data-qa={qa}
      />
    </div>
  );
}
