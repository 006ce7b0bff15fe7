/** So many minutes more or less, today or tomorrow. */
import { useState } from 'preact/hooks';
import type { LimitToday } from '../../messaging/views';
import { Button } from '../../ui/Button';
import { DurationInput, readMinutes } from '../../ui/DurationInput';
import { Field } from '../../ui/Field';
import { Segments } from '../../ui/Segments';
import type { DayProps } from './TodayPanel';

interface Props extends DayProps {
  readonly limit: LimitToday;
  readonly onClose: () => void;
}

/** The number takes the focus: it is what just opened. */
export function OwnMinutes({ ui, gifts, limit, onClose }: Props) {
  const { t, format } = ui;
  const { id, name } = limit;
  const [text, setText] = useState('20');
  const [way, setWay] = useState<'more' | 'less'>('more');
  const [day, setDay] = useState<'today' | 'tomorrow'>('today');
  const [isBad, setIsBad] = useState(false);
  const give = async () => {
    const minutes = readMinutes(text);
    setIsBad(minutes === null || minutes === 0);
    if (minutes === null || minutes === 0) return;
    const words = t(way === 'more' ? 'today.gave' : 'today.took', { time: format.duration(minutes * 60), name });
    const signed = way === 'more' ? minutes : -minutes;
    if (await gifts.give({ kind: 'limit', target: id, span: 'minutes', minutes: signed, day }, words)) onClose();
  };
  return (
    <form
      class="OwnMinutes stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
      data-qa={`own-${id}`}
    >
      <Field label={t('today.own-minutes')} problem={isBad ? t('today.own-bad') : undefined}>
        {(control) => (
          <span ref={focusField}>
            <DurationInput ui={ui} control={control} value={text} onChange={setText} qa={`own-${id}-minutes`} />
          </span>
        )}
      </Field>
      <div class="row">
        <Segments
          legend={t('today.way')}
          options={[
            { value: 'more', label: t('today.way-more') },
            { value: 'less', label: t('today.way-less') },
          ]}
          value={way}
          onChange={setWay}
          qa={`own-${id}-way`}
        />
        <Segments
          legend={t('today.day')}
          options={[
            { value: 'today', label: t('today.day-today') },
            { value: 'tomorrow', label: t('today.day-tomorrow') },
          ]}
          value={day}
          onChange={setDay}
          qa={`own-${id}-day`}
        />
      </div>
      <div class="row">
        <Button look="primary" type="submit" qa={`own-${id}-give`}>
          {t(way === 'more' ? 'today.give' : 'today.take')}
        </Button>
        <Button onClick={onClose}>{t('options.cancel')}</Button>
      </div>
    </form>
  );
}

/** A function of its own, so that a new draw doesn't call it again. */
function focusField(around: HTMLElement | null): void {
  around?.querySelector('input')?.focus();
}
