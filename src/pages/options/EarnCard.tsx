/** Earned minutes: so long on learning sites gives so much more of a limit. Off until a parent writes a rule. */
import { useState } from 'preact/hooks';
import { targetNames } from '../../i18n/rule-words';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import type { Ui } from '../../ui/ui';
import { EarnForm } from './EarnForm';
import type { EarnRule } from './earn-draft';
import type { LimitRule } from './limit-draft';
import { ManagedNotice } from './ManagedNotice';
import { isManaged, type PanelProps } from './panel';
import { RuleButtons } from './RuleButtons';

/** The section `earn`. Its rules have no names: they are told apart by their place. */
export function EarnCard({ ui, view, editor }: PanelProps) {
  const { t } = ui;
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const isLocked = isManaged(view, 'earn');
  const rules = (isLocked ? view.effective.earn : editor.document.earn) ?? [];
  const limits = (isManaged(view, 'limits') ? view.effective.limits : editor.document.limits) ?? [];
  const close = () => setOpen(null);
  const at = (place: number, rule: EarnRule) => rules.map((other, index) => (index === place ? rule : other));
  return (
    <Card title={t('options.earn-title')} hint={t('options.earn-hint')} qa="earn">
      {isLocked && <ManagedNotice ui={ui} />}
      {rules.length === 0 && open === null && <Empty text={t('options.earn-empty')} />}
      {rules.map((rule, place) =>
        open === place ? (
          <EarnForm
            key={place}
            ui={ui}
            rule={rule}
            limits={limits}
            onSave={(changed) => editor.save('earn', at(place, changed))}
            onClose={close}
          />
        ) : (
          <div key={place} class="TimeCard-limit stack" data-qa={`earn-${place}`}>
            <p>{earnWords(ui, rule, limits)}</p>
            {!isLocked && (
              <RuleButtons
                ui={ui}
                name={earnWords(ui, rule, limits)}
                onEdit={() => setOpen(place)}
                onRemove={() =>
                  void editor.save(
                    'earn',
                    rules.filter((other) => other !== rule),
                  )
                }
                qa={`earn-${place}`}
              />
            )}
          </div>
        ),
      )}
      {open === 'new' && (
        <EarnForm ui={ui} rule={null} limits={limits} onSave={(rule) => editor.save('earn', [...rules, rule])} onClose={close} />
      )}
      {!isLocked && open !== 'new' && (
        <div>
          {limits.length === 0 ? (
            <p class="soft small" data-qa="earn-needs-limit">
              {t('options.earn-needs-limit')}
            </p>
          ) : (
            <Button onClick={() => setOpen('new')} qa="earn-add">
              {t('options.earn-add')}
            </Button>
          )}
        </div>
      )}
    </Card>
  );
}

/** "30 min on khanacademy.org give 10 min of Games, at most 30 min a day." A limit that is gone is named by its id. */
function earnWords({ t, format }: Ui, { targets, minutes, gives, maxPerDay }: EarnRule, limits: readonly LimitRule[]): string {
  const limit = limits.find(({ id }) => id === gives.limit)?.name ?? gives.limit;
  const time = (value: number) => format.duration(value * 60);
  const words = { on: targetNames(t, format, targets), time: time(minutes), gives: time(gives.minutes), limit };
  return maxPerDay === undefined
    ? t('options.earn-rule', words)
    : t('options.earn-rule-most', { ...words, most: time(maxPerDay) });
}
