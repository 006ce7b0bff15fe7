/** One question answered by tapping; tapping the answer again takes it back, and nothing has to be answered. */

interface Props<A extends string> {
  readonly question: string;
  readonly answers: readonly { readonly id: A; readonly words: string }[];
  readonly chosen: A | null;
  readonly onChoose: (answer: A | null) => void;
  readonly qa: string;
}

/** A row of answers. */
export function Taps<A extends string>({ question, answers, chosen, onChoose, qa }: Props<A>) {
  return (
    <fieldset class="Chips" aria-label={question}>
      <p aria-hidden="true">{question}</p>
      <div class="row">
        {answers.map(({ id, words }) => (
          <button
            key={id}
            type="button"
            class="Chip"
            aria-pressed={chosen === id}
            onClick={() => onChoose(chosen === id ? null : id)}
            data-qa={`${qa}-${id}`}
          >
            {words}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
