import './more.css';
/** The request as it is frozen: big, unchangeable, ready to be read out. Only beneath it stand the ways in which a grown-up says yes. */
import { useEffect, useRef } from 'preact/hooks';
import { askedWords } from '../../i18n/asked-words';
import type { AskedView, LockView, Outcome } from '../../messaging/time-views';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { ProofForm } from './ProofForm';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly asked: AskedView;
  readonly lock: LockView;
  readonly timeZone: string;
  /** A grown-up's answer to this very request. */
  readonly onAnswer: (outcome: Outcome) => void;
  readonly onCancel: () => void;
  /** Asks the worker anew: how long the next try must wait. */
  readonly refresh: () => void;
  /** It was frozen a moment ago, here: it is read out by screen readers. */
  readonly takesFocus: boolean;
}

/** Drawn with the request's id as its key: another request is another card, with empty fields. */
export function AskedCard({ ui, wire, asked, lock, timeZone, onAnswer, onCancel, refresh, takesFocus }: Props) {
  const { t, format } = ui;
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (takesFocus) words.current?.focus();
  }, [takesFocus]);
  return (
    <Card title={t('more.asked-title')} qa="asked">
      <blockquote class="Asked">
        <p class="Asked-words" tabIndex={-1} ref={words} data-qa="asked-words">
          {askedWords(t, asked)}
        </p>
        {asked.why !== '' && (
          <p data-qa="asked-why">
            <bdi>{asked.why}</bdi>
          </p>
        )}
      </blockquote>
      <p class="small soft" data-qa="asked-frozen">
        {t('more.asked-frozen', { time: format.clock(asked.askedAt, timeZone) })}
      </p>
      <Ways ui={ui} wire={wire} asked={asked} lock={lock} onAnswer={onAnswer} refresh={refresh} />
      <div>
        <Button look="quiet" onClick={onCancel} qa="asked-cancel">
          {t('more.asked-cancel')}
        </Button>
      </div>
    </Card>
  );
}

type WaysProps = Pick<Props, 'ui' | 'wire' | 'asked' | 'lock' | 'onAnswer' | 'refresh'>;

/** Only ways that exist here. */
function Ways({ ui, wire, asked, lock, onAnswer, refresh }: WaysProps) {
  const { t } = ui;
  const { id, span, minutes } = asked;
  const { hasPin, hasAuthenticator, codeMinutes, waitSeconds } = lock;
  const isForCode = span === 'minutes' && minutes <= codeMinutes;
  const common = { ui, button: t('more.open'), waitSeconds, onAnswer, refresh };
  if (!hasPin && !hasAuthenticator) return <p data-qa="asked-no-lock">{t('more.no-lock')}</p>;
  return (
    <div class="Proof-ways">
      {hasPin && (
        <ProofForm
          {...common}
          way="pin"
          label={t('more.way-pin')}
          hint={t('more.way-pin-hint')}
          send={(pin) => wire.ask('more/answer', { id, proof: { pin } })}
          qa="asked-pin"
        />
      )}
      {hasAuthenticator && isForCode && (
        <ProofForm
          {...common}
          way="code"
          label={t('more.way-code')}
          hint={t('more.way-code-hint')}
          send={(code) => wire.ask('more/answer', { id, proof: { code } })}
          qa="asked-code"
        />
      )}
      {hasAuthenticator && !isForCode && (
        <p class="soft" data-qa="asked-no-code">
          {t(hasPin ? 'more.no-code' : 'more.no-code-no-pin', { time: t('more.minutes', { count: codeMinutes }) })}
        </p>
      )}
    </div>
  );
}
