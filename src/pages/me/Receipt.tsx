import './receipt.css';
/** The time receipt: what was charged today, line by line in plain words, what was given, and a way to say "I was away". */
import { useState } from 'preact/hooks';
import { refusalWords } from '../../i18n/refusal-words';
import type { ReceiptLine as Line, Outcome, ReceiptView } from '../../messaging/time-views';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import type { Ui } from '../../ui/ui';
import type { View, Wire } from '../use-view';
import { Grants } from './Grants';
import { ReceiptLine } from './ReceiptLine';

/** A long day begins with so many lines. */
const FIRST = 20;

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly view: View<ReceiptView>;
  readonly reload: () => void;
}

/** The card with the day. What is left of each limit stands in the card above, from the same numbers. */
export function Receipt({ ui, wire, view, reload }: Props) {
  const { t } = ui;
  const [refused, setRefused] = useState<Outcome | null>(null);
  if (view.state === 'loading') return null;
  const mark = (key: string, away: boolean) => {
    const settled = (outcome: Outcome) => {
      setRefused(outcome.done ? null : outcome);
      reload();
    };
    wire.ask('time/away', { key, away }).then(settled, () => settled({ done: false, refusal: 'not-stored', waitSeconds: 0 }));
  };
  return (
    <Card title={t('receipt.title')} hint={t('receipt.hint')} qa="receipt">
      {view.state === 'failed' ? <Empty text={t('receipt.failed')} /> : <Day ui={ui} receipt={view.value} onAway={mark} />}
      {refused !== null && (
        <p class="Field-problem" role="alert" data-qa="receipt-refused">
          {refusalWords(ui, refused)}
        </p>
      )}
    </Card>
  );
}

interface DayProps {
  readonly ui: Ui;
  readonly receipt: ReceiptView;
  readonly onAway: (key: string, away: boolean) => void;
}

function Day({ ui, receipt, onAway }: DayProps) {
  const { t, format } = ui;
  const [isWhole, setIsWhole] = useState(false);
  const newestFirst = receipt.lines.toReversed();
  const shown = isWhole ? newestFirst : newestFirst.slice(0, FIRST);
  return (
    <>
      <p class="Receipt-total" data-qa="receipt-total">
        {t('receipt.total', { time: format.duration(receipt.totalSeconds, true) })}
      </p>
      {overlaps(receipt) && <p class="small soft">{t('receipt.overlap')}</p>}
      <Grants ui={ui} receipt={receipt} />
      {newestFirst.length === 0 ? (
        <Empty text={t('receipt.none')} />
      ) : (
        <>
          <p class="small soft">{t('receipt.away-hint')}</p>
          <ol class="plain Receipt-lines">
            {shown.map((line) => (
              <ReceiptLine key={line.key} ui={ui} line={line} timeZone={receipt.timeZone} onAway={onAway} />
            ))}
          </ol>
        </>
      )}
      {shown.length < newestFirst.length && (
        <div>
          <Button onClick={() => setIsWhole(true)} qa="receipt-all">
            {t('receipt.show-all', { count: newestFirst.length })}
          </Button>
        </div>
      )}
    </>
  );
}

/** Do the lines add up to more than the total? Then a child who adds them up must hear why. */
function overlaps({ lines, totalSeconds }: Pick<ReceiptView, 'lines' | 'totalSeconds'>): boolean {
  const sum = lines.reduce((seconds: number, line: Line) => seconds + (line.isRefunded ? 0 : line.seconds), 0);
  return sum > totalSeconds + 1;
}
