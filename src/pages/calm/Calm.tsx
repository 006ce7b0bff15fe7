import './calm.css';
/**
 * Where a page of a protected list leads. Whoever stands here may be nine years old and frightened: a few calm words and the red button
 * first, the six items of a stop page for adults behind them. The page doesn't know which address it was, and asks nobody.
 */
import { directoryFor, route } from '../../core/help/directory';
import type { MessageKey } from '../../i18n/t';
import { Address } from '../../ui/Address';
import type { Ui } from '../../ui/ui';
import { HelpOffer } from '../blocked/HelpOffer';
import { useView, type Wire } from '../use-view';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
}
type Family = Parameters<typeof HelpOffer>[0]['view'];

/** The words are there at once; only whose numbers help shows is asked. */
export function CalmPage({ ui, wire }: Props) {
  const [answer] = useView(wire, 'blocked/view', { address: '' });
  const family = answer.state === 'ready' ? answer.value : null;
  const { t } = ui;
  return (
    <main class="page CalmPage" data-qa="calm">
      <div class="CalmPage-lead">
        <h1>{t('calm.heading')}</h1>
        <p class="CalmPage-fault" data-qa="calm-fault">
          {t('calm.fault')}
        </p>
        <p>{t('calm.untold')}</p>
        <p>{t('calm.list')}</p>
        <p>{t('calm.sent')}</p>
        <p>{t('calm.leave')}</p>
      </div>
      <HelpOffer ui={ui} wire={wire} view={family} />
      <ForAdults ui={ui} family={family} />
    </main>
  );
}

/** Why, the definition, the law, how to object, whom to turn to, who is behind it; and that nobody is told. */
const ITEMS: readonly (readonly [id: string, title: MessageKey, text: MessageKey])[] = [
  ['why', 'calm.why-title', 'calm.why'],
  ['what', 'calm.what-title', 'calm.what'],
  ['law', 'calm.law-title', 'calm.law'],
  ['complain', 'calm.complain-title', 'calm.complain'],
  ['contact', 'calm.contact-title', 'calm.contact'],
  ['behind', 'calm.behind-title', 'calm.behind'],
  ['unlogged', 'calm.unlogged-title', 'calm.unlogged'],
];

function ForAdults({ ui, family }: { readonly ui: Ui; readonly family: Family }) {
  const { t } = ui;
  return (
    <details class="CalmPage-adults" data-qa="calm-adults">
      <summary>{t('calm.adults')}</summary>
      {ITEMS.map(([id, title, text]) => (
        <section key={id} data-qa={`calm-${id}`}>
          <h2>{t(title)}</h2>
          <p>{t(text)}</p>
          {id === 'contact' && <Hotlines ui={ui} family={family} />}
        </section>
      ))}
    </details>
  );
}

/** Hotlines that take a report of such a page without a name, as text: a link would be opened by mistake. */
function Hotlines({ ui, family }: { readonly ui: Ui; readonly family: Family }) {
  const helpers = route(directoryFor(family?.country ?? 'PK'), 'csam_seen', family?.province ?? null);
  const hotlines = helpers.filter(({ kind, anonymous }) => kind === 'hotline' && anonymous === 'yes');
  return (
    <ul>
      {hotlines.map(({ id, name, channels }) => (
        <li key={id}>
          {name[ui.language]}: <Address text={channels.find(({ type }) => type === 'web')?.value ?? ''} />
        </li>
      ))}
    </ul>
  );
}
