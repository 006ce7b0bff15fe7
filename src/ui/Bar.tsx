import './bar.css';

/** Minutes drawn: how much of something is used. */

interface Props {
  /** What the bar says, in words. */
  readonly text: string;
  readonly value: number;
  readonly max: number;
  readonly tone?: 'plain' | 'low' | 'over';
}

/** The drawing is for the eye alone; the words below it say the same. */
export function Bar({ text, value, max, tone = 'plain' }: Props) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : value > 0 ? 1 : 0;
  return (
    <div class="Bar">
      <div class={`Bar-track Bar-${tone}`} aria-hidden="true">
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
