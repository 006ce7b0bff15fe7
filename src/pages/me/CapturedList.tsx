/** All that was captured at the press, in sight, each with a cross. */
import { hasSecrets, maskAddress } from '../../core/help/mask';
import { platformOf } from '../../core/help/platforms';
import { type CapturedItem, without } from '../../core/help/report';
import type { MessageKey } from '../../i18n/t';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { CapturedRow } from './CapturedRow';
import { CATEGORY_WORDS, putBack, type ViewProps } from './flow';

interface Item {
  readonly item: CapturedItem;
  readonly words: MessageKey;
  readonly text: string | null;
  readonly isAddress: boolean;
}

/** The items, and the question about a log-in in an address. */
export function CapturedList({ ui, flow, change }: Pick<ViewProps, 'ui' | 'flow' | 'change'>) {
  const { t, format } = ui;
  const { draft, captured } = flow;
  const time = captured.at === null ? null : `${format.day(captured.at, draft.zone)}, ${format.clock(captured.at, draft.zone)}`;
  const { clicked } = captured;
  const items: readonly Item[] = [
    {
      item: 'address',
      words: 'help.f_address',
      text: captured.address === null ? null : maskAddress(captured.address),
      isAddress: true,
    },
    { item: 'title', words: 'help.f_title', text: captured.title, isAddress: false },
    {
      item: 'clicked',
      words: clicked?.kind === 'picture' ? 'report.clicked_picture' : 'report.clicked_link',
      text: clicked === null ? null : maskAddress(clicked.address),
      isAddress: true,
    },
    { item: 'selectedText', words: 'help.f_selectedText', text: captured.selectedText, isAddress: false },
    { item: 'at', words: 'help.f_time', text: time, isAddress: false },
  ];
  const platform = draft.address === null ? null : platformOf(draft.address);
  const mayHoldLogin = [draft.address, draft.clicked?.address ?? null].some((address) => address !== null && hasSecrets(address));
  return (
    <>
      <dl class="Captured">
        <div class="Captured-row">
          <dt>{t('help.f_category')}</dt>
          <dd>{t(CATEGORY_WORDS[draft.category])}</dd>
        </div>
        {platform !== null && (
          <div class="Captured-row">
            <dt>{t('help.f_platform')}</dt>
            <dd>
              <bdi>{platform}</bdi>
            </dd>
          </div>
        )}
        {items.map(({ item, words, text, isAddress }) =>
          text === null ? null : (
            <CapturedRow
              key={item}
              t={t}
              label={t(words)}
              text={text}
              isAddress={isAddress}
              isOut={draft[item] === null}
              onOut={() => change((now) => ({ ...now, draft: without(now.draft, item) }))}
              onBack={() => change((now) => putBack(now, item))}
              qa={item}
            />
          ),
        )}
      </dl>
      {mayHoldLogin && (
        <Notice kind="info">
          <p>
            {t('help.login_note')} {draft.hideSecrets && t('help.login_hidden')}
          </p>
          {!draft.hideSecrets && (
            <Button onClick={() => change((now) => ({ ...now, draft: { ...now.draft, hideSecrets: true } }))} qa="hide-login">
              {t('help.login_hide')}
            </Button>
          )}
        </Notice>
      )}
    </>
  );
}
