/** An organisation's intake, where the managed policy names one: who would get the report, "send", and what became of it. */
import { useEffect, useState } from 'preact/hooks';
import { type ReportState, whyNotToIntake } from '../../core/help/intake';
import { buildReport } from '../../core/help/report';
import type { MessageKey } from '../../i18n/t';
import type { IntakeView as Intake, SendOutcome, WithdrawOutcome } from '../../messaging/help-protocol';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { useView } from '../use-view';
import type { ViewProps } from './flow';

type Waiting = Intake['reports'][number];
const ENDED: Readonly<Record<Exclude<ReportState, 'waiting'>, MessageKey>> = {
  stopped: 'intake.stopped',
  'receiver-gone': 'intake.receiver_gone',
  'too-old': 'intake.too_old',
};
const TAKEN_BACK: Readonly<Record<WithdrawOutcome, MessageKey>> = {
  'taken-back': 'intake.taken_back',
  'may-have-left': 'intake.may_have_left',
  arrived: 'intake.arrived',
  unknown: 'intake.may_have_left',
};

/** Nothing at all where policy names no receiver and nothing waits. It belongs below the helplines. */
export function IntakeView({ ui, wire, flow, sendId: id }: Pick<ViewProps, 'ui' | 'wire' | 'flow' | 'sendId'>) {
  const { t } = ui;
  const [view, reload] = useView(wire, 'intake/view', {});
  const [sent, setSent] = useState<SendOutcome | 'busy' | null>(null);
  const [taken, setTaken] = useState<WithdrawOutcome | null>(null);
  const [wasSeen, setSeen] = useState(false);
  const isHere = view.state === 'ready' && view.value.reports.some((report) => report.id === id);
  useEffect(() => {
    if (isHere) setSeen(true);
  }, [isHere]);
  if (view.state !== 'ready') return null;
  const { receiver, reports, arrived } = view.value;
  const body = buildReport({ ...flow.draft, region: flow.province });
  const isOffered = receiver !== null && whyNotToIntake(body) === null && (sent === null || sent === 'busy');
  const send = async () => {
    setSent('busy');
    setSent(
      await wire.ask('intake/send', { id, report: body }).then(
        ({ outcome }) => outcome,
        () => 'not-stored' as const,
      ),
    );
    reload();
  };
  const withdraw = async ({ id: which, state }: Waiting) => {
    const outcome = await wire.ask('intake/withdraw', { id: which }).then(
      (answer) => answer.outcome,
      () => null,
    );
    if (state === 'waiting') setTaken(outcome);
    reload();
  };
  if (!isOffered && reports.length === 0 && sent === null && taken === null) return null;
  return (
    <section class="Way-section" data-qa="way-intake">
      <h2>{receiver === null ? t('intake.title_none') : t('intake.title', { name: receiver.name })}</h2>
      {isOffered && (
        <>
          <p>{t('intake.chosen')}</p>
          <p>{t('intake.where', { name: receiver.name, host: receiver.host })}</p>
          <p class="small soft">
            {t('intake.take_back_note')} {t('intake.who_sees')}
          </p>
          <div>
            <Button look="primary" disabled={sent === 'busy'} onClick={() => void send()} qa="intake-send">
              {t('intake.send')}
            </Button>
          </div>
        </>
      )}
      {reports.map((report) => (
        <Report key={report.id} ui={ui} report={report} onWithdraw={() => void withdraw(report)} />
      ))}
      {arrived.includes(id) && <Notice kind="good" title={t('intake.arrived')} qa="intake-arrived" />}
      {wasSeen && !isHere && !arrived.includes(id) && taken === null && (
        <Notice kind="info" title={t('intake.gone')} qa="intake-gone" />
      )}
      {taken !== null && <Notice kind="info" title={t(TAKEN_BACK[taken])} qa="intake-taken" />}
      {sent !== null && sent !== 'busy' && sent !== 'waiting' && (
        <Notice kind="problem" title={t(sent === 'too-long' ? 'intake.too_long' : 'intake.failed')} qa="intake-failed" />
      )}
    </section>
  );
}

interface ReportProps extends Pick<ViewProps, 'ui'> {
  readonly report: Waiting;
  readonly onWithdraw: () => void;
}

/** One that waits, or ended without arriving. */
function Report({ ui: { t, format }, report: { id, at, state, wasTried }, onWithdraw }: ReportProps) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const words = state === 'waiting' ? (wasTried ? 'intake.waiting_again' : 'intake.waiting') : ENDED[state];
  return (
    <div class="Way-page" data-qa={`intake-${state}`} data-id={id}>
      <Notice kind={state === 'waiting' ? 'info' : 'warning'} title={t(words)}>
        <p class="small">{`${format.day(at, zone)}, ${format.clock(at, zone)}`}</p>
      </Notice>
      <div>
        <Button onClick={onWithdraw} qa="intake-withdraw">
          {t(state === 'waiting' ? 'intake.take_back' : 'intake.seen')}
        </Button>
      </div>
    </div>
  );
}
