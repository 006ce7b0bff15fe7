/** One captured item: what it is, what it says, a cross to take it out, and a way to put it back. */
import type { T } from '../../i18n/t';

interface Props {
  readonly t: T;
  readonly label: string;
  readonly text: string;
  /** Plain text that runs left to right, never a link. */
  readonly isAddress: boolean;
  readonly isOut: boolean;
  readonly onOut: () => void;
  readonly onBack: () => void;
  readonly qa: string;
}

/** Taken out, its words are no longer in the page at all. */
export function CapturedRow({ t, label, text, isAddress, isOut, onOut, onBack, qa }: Props) {
  return (
    <div class="Captured-row" data-qa={`captured-${qa}`}>
      <dt>{label}</dt>
      <dd class={isOut ? 'soft' : ''}>{isOut ? t('help.taken_out') : <bdi dir={isAddress ? 'ltr' : 'auto'}>{text}</bdi>}</dd>
      {isOut ? (
        <button type="button" class="Button" onClick={onBack} data-qa={`back-${qa}`}>
          {t('help.undo')}
        </button>
      ) : (
        <button
          type="button"
          class="Cross"
          onClick={onOut}
          aria-label={t('help.take_out', { what: label })}
          data-qa={`out-${qa}`}
        >
          <span aria-hidden="true">✕</span>
        </button>
      )}
    </div>
  );
}
