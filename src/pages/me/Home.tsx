import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
/** The ordinary page: my rules and my time, in a child's words, and the way to help. */
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { ButtonChoice } from './ButtonChoice';
import { MySites } from './MySites';
import { MyTime } from './MyTime';
import type { OrdinaryView } from './use-me';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  /** Null when the worker doesn't answer: then only help is there. */
  readonly view: OrdinaryView | null;
  readonly onHelp: () => void;
  readonly onPractice: () => void;
  readonly reload: () => void;
}

/** The child's own page. */
export function Home({ ui, wire, view, onHelp, onPractice, reload }: Props) {
  const { t } = ui;
  const name = view?.childName ?? null;
  return (
    <main class="page">
      <div class="Home-head">
        <h1 tabIndex={-1} data-qa="home-title">
          {name === null ? t('me.hello-plain') : t('me.hello', { name })}
        </h1>
        <div class="Home-help">
          <Button look="help" onClick={onHelp} qa="help">
            {t('help.btn')}
          </Button>
          <p class="small soft">
            {t('me.help-hint')} {view !== null && view.shortcut !== null && t('me.shortcut', { keys: view.shortcut })}
          </p>
        </div>
      </div>
      {view === null ? (
        <Notice kind="warning" title={t('me.failed')}>
          <Button onClick={reload}>{t('common.reload')}</Button>
        </Notice>
      ) : (
        <>
          <MyTime ui={ui} wire={wire} view={view} />
          <MySites ui={ui} view={view} />
          <Kept ui={ui} view={view} />
          <ButtonChoice ui={ui} wire={wire} button={view.button} />
          <Card title={t('practice.start')} hint={t('practice.start_hint')} qa="practice-card">
            <div>
              <Button onClick={onPractice} qa="practice">
                {t('practice.start')}
              </Button>
            </div>
          </Card>
        </>
      )}
    </main>
  );
}

/** What is recorded and who can see it: true, and no more than is true. */
function Kept({ ui: { t }, view }: { readonly ui: Ui; readonly view: OrdinaryView }) {
  return (
    <Card title={t('me.who')} qa="who">
      <h3>{t('me.kept')}</h3>
      <p>
        {t(`me.kept-${view.logDetail}`)} {view.logDetail !== 'off' && t('me.kept-days', { count: view.keepDays })}
      </p>
      <ul class="Plain-list">
        <li>{t('me.who-parents')}</li>
        {view.isManaged && <li>{t('me.who-managed')}</li>}
        <li>{t('me.who-help')}</li>
        <li>{t('help.private2')}</li>
        <li>{t('me.who-owner')}</li>
      </ul>
    </Card>
  );
}
