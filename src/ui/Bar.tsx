import './bar.css';

/** Minutes drawn: how much of something is used. */

interface Props {
  /** What the bar is of, for screen readers. */
  readonly label: string;
  /** What the bar says, in words. */
  readonly text: string;
  readonly value: number;
  readonly max: number;
  readonly tone?: 'plain' | 'low' | 'over';
}

/** A meter with its words below it, so that nothing hangs on the drawing alone. */
export function Bar({ label, text, value, max, tone = 'plain' }: Props) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : value > 0 ? 1 : 0;
  return (
    <div class="Bar">
      <div
        class={`Bar-track Bar-${tone}`}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        aria-valuetext={text}
      >
        <div class="Bar-fill" style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <p class="Bar-text small soft">{text}</p>
    </div>
  );
}

/** The tone that fits what is left of a limit. */
export function toneOf(leftSeconds: number | null): 'plain' | 'low' | 'over' {
  if (leftSeconds === null || leftSeconds > 600) return 'plain';
  return leftSeconds > 0 ? 'low' : 'over';
}
