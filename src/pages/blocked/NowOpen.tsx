/** Nothing stops the page any more: offer to go there. Never by itself, since our own address may be anybody's text. */
import type { BlockedView } from '../../messaging/views';
import { Address } from '../../ui/Address';
import type { Ui } from '../../ui/ui';
import { isWebAddress } from './page-address';

/** The offer, or a calm word when there is no page to speak of. */
export function NowOpen({ ui, view }: { readonly ui: Ui; readonly view: BlockedView }) {
  const { t } = ui;
  const { address } = view;
  if (address === null || !isWebAddress(address)) {
    return (
      <div class="BlockedPage-lead" data-qa="blocked-unknown">
        <h1>{t('blocked.unknown-title')}</h1>
        <p>{t('blocked.unknown-text')}</p>
      </div>
    );
  }
  return (
    <>
      <div class="BlockedPage-lead" data-qa="blocked-open">
        <h1>{t('blocked.open-title')}</h1>
        <p>{t('blocked.open-text', { site: view.site ?? t('blocked.this-page') })}</p>
        <p class="soft small BlockedPage-address">
          <Address text={address} />
        </p>
      </div>
      <p>
        <a class="Button Button-primary" href={address} rel="noreferrer" data-qa="blocked-go">
          {t('blocked.open-go')}
        </a>
      </p>
    </>
  );
}
