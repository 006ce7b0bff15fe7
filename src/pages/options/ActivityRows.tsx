/** The day's rows, one after the other. Titles and addresses are other people's text: shown as text, never as a link. */
import { useState } from 'preact/hooks';
import { PROGRAM_RULE } from '../../core/activity/entry';
import { activityWords, giverWords, saysDetail } from '../../i18n/activity-words';
import { reasonWords } from '../../i18n/rule-words';
import { isMessageKey } from '../../i18n/t';
import type { ActivityRow } from '../../messaging/views';
import { Address } from '../../ui/Address';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { Field } from '../../ui/Field';
import type { Ui } from '../../ui/ui';

const SHOWN = ['all', 'visit', 'blocked', 'extra-time'] as const;
type Shown = (typeof SHOWN)[number];

interface Props {
  readonly ui: Ui;
  readonly rows: readonly ActivityRow[];
  readonly timeZone: string;
}

/** A list rather than a table: on a phone three columns leave the middle one a letter wide. */
export function ActivityRows({ ui, rows, timeZone }: Props) {
  const { t, format } = ui;
  const [shown, setShown] = useState<Shown>('all');
  if (rows.length === 0) return null;
  const kept = rows.filter((row) => shown === 'all' || row.kind === shown);
  return (
    <Card title={t('activity.rows')}>
      <Field label={t('activity.show')}>
        {(control) => (
          <select
            {...control}
            class="Input Input-short"
            value={shown}
            onChange={(event) => setShown(SHOWN.find((name) => name === event.currentTarget.value) ?? 'all')}
            data-qa="activity-show"
          >
            {SHOWN.map((name) => (
              <option key={name} value={name}>
                {t(`activity.show-${name}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kept.length === 0 ? (
        <Empty text={t('activity.empty-shown')} />
      ) : (
        <ol class="ActivityRows plain" data-qa="activity-rows">
          {kept.map((row, index) => (
            <li key={index} class="ActivityRows-row" data-kind={row.kind}>
              <span class="ActivityRows-time">{format.clock(row.time, timeZone)}</span>
              <div>
                <What ui={ui} row={row} />
              </div>
              {row.kind === 'visit' && row.seconds !== null && (
                <span class="ActivityRows-long">{format.duration(row.seconds, true)}</span>
              )}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** What a row is about. */
function What({ ui, row }: { readonly ui: Ui; readonly row: ActivityRow }) {
  const { t } = ui;
  const giver = giverWords(ui, row);
  const isPage = row.kind === 'visit' || row.kind === 'blocked';
  return (
    <>
      {row.kind === 'blocked' && <strong class="ActivityRows-stopped">{t('activity.stopped')} </strong>}
      {isPage && row.site !== null ? <Address text={row.site} /> : <span>{activityWords(ui, row)}</span>}
      {row.title !== null && (
        <span class="ActivityRows-more">
          <bdi>{row.title}</bdi>
        </span>
      )}
      {row.address !== null && (
        <span class="ActivityRows-more">
          <Address text={row.address} />
        </span>
      )}
      {row.kind === 'blocked' && row.rule === PROGRAM_RULE && <span class="ActivityRows-more">{t('activity.program')}</span>}
      {isPage && row.reason !== null && <span class="ActivityRows-more">{reasonWords(t, row.reason, row.rule, row.detail)}</span>}
      {giver !== '' && <span class="ActivityRows-more">{giver}</span>}
      {!isPage && row.detail !== null && !saysDetail(row) && (
        <span class="ActivityRows-more">
          <Detail ui={ui} kind={row.kind} detail={row.detail} />
        </span>
      )}
    </>
  );
}

/** A section's name in words, or the child's own words, where the detail is one; else as the log has it. */
function Detail({ ui, kind, detail }: { readonly ui: Ui; readonly kind: ActivityRow['kind']; readonly detail: string }) {
  const key = `options.section-${detail}`;
  if (kind === 'extra-time') return <span>{ui.t('activity.extra-why', { why: detail })}</span>;
  return isMessageKey(key) ? <span>{ui.t(key)}</span> : <bdi>{detail}</bdi>;
}
