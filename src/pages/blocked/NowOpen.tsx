/** Nothing stops the page any more: offer to go there. Never by itself, since our own address may be anybody's text. */
import { useEffect, useRef } from 'preact/hooks';
import type { BlockedView } from '../../messaging/views';
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import type { Ui } from '../../ui/ui';
import { isWebAddress } from './page-address';

interface Props {
  readonly ui: Ui;
  readonly view: BlockedView;
  /** It was closed when this page came up. */
  readonly isNews: boolean;
}

/** The offer, or a calm word when there is no page to speak of. */
export function NowOpen({ ui, view, isNews }: Props) {
  const { t } = ui;
  const { address } = view;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNews) title.current?.focus(); // the field that had the focus is gone
  }, [isNews]);
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
        <h1 tabIndex={-1} ref={title}>
          {t('blocked.open-title')}
        </h1>
        <p>{t('blocked.open-text', { site: view.site ?? t('blocked.this-page') })}</p>
        <p class="soft small BlockedPage-address">
          <Address text={address} />
        </p>
      </div>
      <p class="row">
        <a class="Button Button-primary" href={address} rel="noreferrer" data-qa="blocked-go">
          {t('blocked.open-go')}
        </a>
        {/* Our address holds origin and path at most: only the tab's own history knows the film or the place in the text. */}
        {isNews && history.length > 1 && (
          <Button onClick={() => history.back()} qa="blocked-back">
            {t('more.back')}
          </Button>
        )}
      </p>
    </>
  );
}
