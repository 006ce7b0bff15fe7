/** A grown-up said yes: said once, where the request stood. */
import { useEffect, useRef } from 'preact/hooks';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  /** What was asked for, as it stood there. */
  readonly words: string;
}

/** The focus comes here, since the field that had it is gone. */
export function Given({ ui: { t }, words }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div tabIndex={-1} ref={box}>
      <Notice kind="good" title={t('more.given')} qa="more-given">
        <p>{words}</p>
      </Notice>
    </div>
  );
}
