/** What a school opens that the parent had closed, by name: a parent must not believe that it is still closed. */
import { targetName } from '../../i18n/rule-words';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';

/** Nothing where policy opens nothing. */
export function OpenedByPolicy({ ui, opened }: { readonly ui: Ui; readonly opened: readonly string[] }) {
  if (opened.length === 0) return null;
  return (
    <Notice kind="warning" title={ui.t('options.opened-title')} qa="opened-by-policy">
      <ul>
        {opened.map((name) => (
          <li key={name}>
            <bdi>{name === 'sites.default' ? ui.t('options.default-title') : targetName(ui.t, name)}</bdi>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
