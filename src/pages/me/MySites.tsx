import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
/** Which sites open and which don't. */
import type { Ui } from '../../ui/ui';
import { targetName } from './TargetList';
import type { OrdinaryView } from './use-me';

/** The card about sites and kinds of sites. */
export function MySites({ ui, view }: { readonly ui: Ui; readonly view: OrdinaryView }) {
  const { t } = ui;
  const { sites, categories } = view;
  const kinds = (action: 'ask' | 'block') => categories.filter((one) => one.action === action).map((one) => `category:${one.id}`);
  const isOpen = sites.default === 'allow' && sites.block.length === 0 && categories.length === 0;
  return (
    <Card title={t('me.sites')} qa="sites">
      {isOpen ? (
        <Empty text={t('me.nothing-blocked')} />
      ) : (
        <p>{t(sites.default === 'block' ? 'me.default-block' : 'me.default-allow')}</p>
      )}
      <Names ui={ui} title={t('me.blocked')} targets={sites.block} />
      <Names ui={ui} title={t('me.blocked-kinds')} targets={kinds('block')} />
      <Names ui={ui} title={t('me.ask-kinds')} targets={kinds('ask')} />
      <Names ui={ui} title={t('me.allowed')} targets={sites.allow} />
    </Card>
  );
}

function Names({ ui, title, targets }: { readonly ui: Ui; readonly title: string; readonly targets: readonly string[] }) {
  if (targets.length === 0) return null;
  return (
    <div class="Names">
      <h3>{title}</h3>
      <ul class="plain Names-list">
        {targets.map((target) => {
          const name = targetName(ui.t, target);
          return <li key={target}>{name === target ? <bdi dir="ltr">{target}</bdi> : name}</li>;
        })}
      </ul>
    </div>
  );
}
