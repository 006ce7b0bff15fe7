import './welcome.css';
/** First run, for the parent: what Hifazat does and can't do, where to start, and that help is the child's own. */
import type { MessageKey } from '../../i18n/t';
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';

const STEPS: readonly { hash: string; title: MessageKey; text: MessageKey }[] = [
  { hash: 'settings', title: 'welcome.step-child', text: 'welcome.step-child-text' },
  { hash: 'categories', title: 'welcome.step-kinds', text: 'welcome.step-kinds-text' },
  { hash: 'sites', title: 'welcome.step-sites', text: 'welcome.step-sites-text' },
  { hash: 'limits', title: 'welcome.step-time', text: 'welcome.step-time-text' },
];
const CAN: readonly MessageKey[] = ['welcome.can-1', 'welcome.can-2', 'welcome.can-3', 'welcome.can-4'];
const CANNOT: readonly MessageKey[] = ['welcome.cannot-1', 'welcome.cannot-2', 'welcome.cannot-3', 'welcome.cannot-4'];

/** Nothing here is asked or stored: it only tells, and links on. */
export function Welcome({ ui }: { readonly ui: Ui }) {
  const { t } = ui;
  return (
    <main class="page Welcome">
      <div class="stack">
        <h1 data-qa="welcome">{t('welcome.heading')}</h1>
        <p class="Welcome-lead">{t('welcome.lead')}</p>
      </div>
      <Card title={t('welcome.steps-title')}>
        <ol class="Welcome-steps">
          {STEPS.map(({ hash, title, text }) => (
            <li key={hash}>
              <a href={`../options/index.html#${hash}`} data-qa={`welcome-${hash}`}>
                {t(title)}
              </a>
              <p class="soft">{t(text)}</p>
            </li>
          ))}
        </ol>
        <p>
          <a class="Button Button-primary" href="../options/index.html#sites" data-qa="welcome-options">
            {t('welcome.step-go')}
          </a>
        </p>
      </Card>
      <Card title={t('welcome.help-title')} qa="welcome-help">
        <p>{t('welcome.help-text')}</p>
        <p>{t('welcome.help-text-2')}</p>
      </Card>
      <Card title={t('welcome.child-title')}>
        <p>{t('welcome.child-text')}</p>
      </Card>
      <div class="Welcome-two">
        <Card title={t('welcome.can-title')}>
          <Points ui={ui} keys={CAN} />
        </Card>
        <Card title={t('welcome.cannot-title')}>
          <Points ui={ui} keys={CANNOT} />
        </Card>
      </div>
    </main>
  );
}

function Points({ ui, keys }: { readonly ui: Ui; readonly keys: readonly MessageKey[] }) {
  return (
    <ul class="Welcome-points">
      {keys.map((key) => (
        <li key={key}>{ui.t(key)}</li>
      ))}
    </ul>
  );
}
