import { useContext, useState } from 'preact/hooks';
/** One piece of text with a button that copies it. Copying is the child's own act; nothing is copied before. */
import type { T } from '../../i18n/t';
import { OutletsContext } from './outlets';

interface Props {
  readonly t: T;
  readonly label: string;
  readonly value: string;
  readonly onCopied: () => void;
  readonly qa: string;
}

/** Says whether it worked; where the browser refuses, the text can be marked by hand. */
export function CopyCard({ t, label, value, onCopied, qa }: Props) {
  const outlets = useContext(OutletsContext);
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  const copy = () => {
    outlets.copy(value).then(
      () => {
        setOutcome('copied');
        onCopied();
      },
      () => setOutcome('failed'),
    );
  };
  return (
    <div class="Copy" data-qa={`copy-${qa}`}>
      <div class="Copy-words">
        <p class="small soft">{label}</p>
        <p class="Copy-value">
          <bdi dir="auto">{value}</bdi>
        </p>
        <p class="small" role="status">
          {outcome === 'failed' && t('help.copy_failed')}
        </p>
      </div>
      <button type="button" class="Button" onClick={copy} aria-label={t('help.copy_what', { what: label })}>
        {outcome === 'copied' ? t('help.copied') : t('help.copy')}
      </button>
    </div>
  );
}
