import './flow.css';
import './panel.css';
/** The panel beside a helper's own page: what to copy into it, in the order in which it asks. Nothing is filled in or sent for the child. */
import type { ComponentChildren } from 'preact';
import type { PanelSheet } from '../../core/help/panel';
import { Button } from '../../ui/Button';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { CopyCard } from './CopyCard';
import { usePanel } from './use-panel';
import { useQuickHide } from './use-quick-hide';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  /** The child's ordinary page, kept underneath. */
  readonly children: ComponentChildren;
}

/** The child's page; as a panel with a sheet, the sheet over it. */
export function WithPanel({ ui, wire, children }: Props) {
  const { shown, hide, leave, onCopied } = usePanel(wire);
  useQuickHide(shown !== null, hide, leave);
  return (
    <>
      <div hidden={shown !== null}>{children}</div>
      {shown !== null && <Sheet key={shown.tabId} ui={ui} sheet={shown.sheet} onHide={hide} onCopied={onCopied} />}
    </>
  );
}

interface SheetProps {
  readonly ui: Ui;
  readonly sheet: PanelSheet;
  readonly onHide: () => void;
  readonly onCopied: () => void;
}

function Sheet({ ui: { t }, sheet: { name, facts, cards }, onHide, onCopied }: SheetProps) {
  return (
    <main class="page Help Panel" data-qa="panel-view">
      <div class="Help-bar">
        <Button look="primary" onClick={onHide} qa="hide">
          {t('help.hide')}
        </Button>
      </div>
      <h1 class="Panel-title">
        <bdi dir="auto">{name}</bdi>
      </h1>
      <p>{t('panel.lead')}</p>
      <ul class="Plain-list small">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
        <li>{t('panel.yours')}</li>
      </ul>
      {cards.map(({ id, label, value }) => (
        <CopyCard key={id} t={t} label={label} value={value} onCopied={onCopied} qa={id} />
      ))}
      <p class="small soft">{t('help.ways_copy_note')}</p>
      <p class="small soft">
        {t('panel.hide_closes')} {t('help.hide_keys')}
      </p>
    </main>
  );
}
