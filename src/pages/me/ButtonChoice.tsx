import { useState } from 'preact/hooks';
/** Where the red button sits and how it looks: the child's own choice. It can be made discreet, never switched off. */
import type { Input } from '../../messaging/protocol';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';

type Chosen = Input<'button/choose'>;
const CORNERS: readonly Chosen['corner'][] = ['top-start', 'top-end', 'bottom-start', 'bottom-end'];
const AFTER: readonly Chosen['after'][] = ['stay', 'encyclopedia', 'weather'];
const LOOKS: readonly Chosen['look'][] = ['full', 'discreet'];

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly button: { readonly corner: string; readonly look: string; readonly after: Chosen['after'] };
}

/** Kept at once when chosen. */
export function ButtonChoice({ ui: { t }, wire, button }: Props) {
  const [chosen, setChosen] = useState<Chosen>({
    corner: CORNERS.find((corner) => corner === button.corner) ?? 'bottom-end',
    look: LOOKS.find((look) => look === button.look) ?? 'full',
    after: button.after,
  });
  const [outcome, setOutcome] = useState<'none' | 'saved' | 'failed'>('none');
  const choose = (next: Chosen) => {
    setChosen(next);
    wire.ask('button/choose', next).then(
      () => setOutcome('saved'),
      () => setOutcome('failed'),
    );
  };
  return (
    <Card title={t('me.button')} hint={`${t('me.button-hint')} ${t('me.button-drag')}`} qa="button-choice">
      <div class="Button-choices">
        <Choice
          legend={t('me.corner')}
          options={CORNERS.map((value) => ({ value, label: t(`me.corner-${value}`) }))}
          value={chosen.corner}
          onChange={(corner) => choose({ ...chosen, corner })}
          qa="corner"
        />
        <Choice
          legend={t('me.look')}
          options={LOOKS.map((value) => ({ value, label: t(`me.look-${value}`) }))}
          value={chosen.look}
          onChange={(look) => choose({ ...chosen, look })}
          qa="look"
        />
        <Choice
          legend={t('me.after')}
          options={AFTER.map((value) => ({ value, label: t(`me.after-${value}`) }))}
          value={chosen.after}
          onChange={(after) => choose({ ...chosen, after })}
          qa="after"
        />
      </div>
      <p class="small soft" role="status">
        {outcome === 'saved' && t('me.saved')}
        {outcome === 'failed' && t('me.not-saved')}
      </p>
    </Card>
  );
}
