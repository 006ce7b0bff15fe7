import './platform.css';
/** How to report and block on the platform of the page, or on another one: steps with their source's date, said before anything is deleted. */
import { useState } from 'preact/hooks';
import { checkedOn, isOfficial, type Part, type PlatformHelp, platformHelp } from '../../core/help/platform-help';
import { PLATFORM_NAMES, platformOf } from '../../core/help/platforms';
import type { T } from '../../i18n/t';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import type { Flow, ViewProps } from './flow';
import { Heading } from './Heading';

/** The words of the tile that leads here: with the platform's name where the page is on one. */
export function platformTile(t: T, flow: Flow): { readonly words: string; readonly hint: string } {
  const name = pressedPlatform(flow);
  return {
    words: name === null ? t('platform.tile_any') : t('platform.tile', { name }),
    hint: t('platform.tile_hint'),
  };
}

const pressedPlatform = ({ draft }: Flow): string | null => (draft.address === null ? null : platformOf(draft.address));

/** The platform of the page that was pressed comes first; all others are one tap away. */
export function PlatformView({ ui, wire, flow }: ViewProps) {
  const { t } = ui;
  const [name, choose] = useState<string | null>(() => pressedPlatform(flow));
  const names = PLATFORM_NAMES.filter((one) => one !== name && platformHelp(one) !== null);
  const chips = (
    <ul class="plain Platform-names">
      {names.map((one) => (
        <li key={one}>
          <button
            type="button"
            class="Chip"
            data-qa={`platform-${one}`}
            onClick={() => {
              choose(one);
              scrollTo(0, 0);
            }}
          >
            <bdi>{one}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <Heading key={name}>{name === null ? t('platform.title_any') : t('platform.title', { name })}</Heading>
      <Notice kind="info" title={t('platform.keep')} qa="platform-keep">
        {t('platform.keep_why')}
      </Notice>
      {name === null ? (
        chips
      ) : (
        <>
          <Steps key={name} ui={ui} wire={wire} name={name} help={platformHelp(name)} />
          <details class="More Platform-others" key={`others ${name}`}>
            <summary data-qa="platform-others">{t('platform.others')}</summary>
            {chips}
          </details>
        </>
      )}
    </>
  );
}

interface StepsProps {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly name: string;
  readonly help: PlatformHelp | null;
}

/** What is known for one platform. Reporting comes before blocking: what is blocked may vanish before it was reported. */
function Steps({ ui, wire, name, help }: StepsProps) {
  const { t } = ui;
  if (help === null) return <p>{t('platform.none', { name })}</p>;
  const hasSteps = help.report !== null || help.block !== null;
  return (
    <>
      {hasSteps ? (
        <>
          <PartSection
            ui={ui}
            help={help}
            part={help.report}
            title={t('platform.report')}
            none={t('platform.no_report')}
            qa="report"
          />
          <PartSection
            ui={ui}
            help={help}
            part={help.block}
            title={t('platform.block')}
            none={t('platform.no_block')}
            qa="block"
          />
        </>
      ) : (
        <p>{t('platform.none', { name })}</p>
      )}
      {help.help !== null && <HelpPage t={t} wire={wire} name={name} address={help.help.address} isApart={help.help.ownHost} />}
    </>
  );
}

interface PartProps {
  readonly ui: Ui;
  readonly help: PlatformHelp;
  readonly part: Part | null;
  readonly title: string;
  readonly none: string;
  readonly qa: string;
}

function PartSection({ ui, help, part, title, none, qa }: PartProps) {
  return (
    <section class="Platform-part" data-qa={`platform-${qa}`}>
      <h2>{title}</h2>
      {part === null ? <p>{none}</p> : <PartSteps ui={ui} help={help} part={part} />}
    </section>
  );
}

function PartSteps({ ui: { t, language }, help, part }: Pick<PartProps, 'ui' | 'help'> & { readonly part: Part }) {
  const date = checkedOn(help, part);
  return (
    <>
      <p class="small soft">{t(`platform.where_${part.where}`)}</p>
      <ol class="Platform-steps">
        {part.steps.map((step) => (
          <li key={step.en}>
            <Line text={step[language]} />
          </li>
        ))}
      </ol>
      <p class="small soft">
        {date === null ? t('help.checked_unknown') : t('help.checked', { date })} · {t('platform.may_differ')}
        {!isOfficial(help, part) && ` ${t('platform.from_others', { name: help.platform })}`}
      </p>
    </>
  );
}

/** A step, with the names of menus (in quotes, as they stand in the app) set apart and in their own direction. */
function Line({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(/([“«][^”»]+[”»])/).map((piece, index) =>
        /^[“«]/.test(piece) ? (
          <bdi key={`${index} ${piece}`}>
            {piece.slice(0, 1)}
            <span class="Platform-menu">{piece.slice(1, -1)}</span>
            {piece.slice(-1)}
          </bdi>
        ) : (
          piece
        ),
      )}
    </>
  );
}

interface HelpPageProps {
  readonly t: T;
  readonly wire: Wire;
  readonly name: string;
  readonly address: string;
  /** The help has a host of its own: its tab is freed, as for WhatsApp. */
  readonly isApart: boolean;
}

/** The platform's own help: an ordinary page, so what it means to open it is said first. */
function HelpPage({ t, wire, name, address, isApart }: HelpPageProps) {
  const [hasFailed, setFailed] = useState(false);
  const open = () => {
    wire.ask('help/channel', { address }).then(
      ({ opened }) => setFailed(!opened),
      () => setFailed(true),
    );
  };
  return (
    <section class="Platform-part" data-qa="platform-help">
      <h2>{t('platform.help', { name })}</h2>
      <p>{t(isApart ? 'platform.help_note_own' : 'platform.help_note', { host: new URL(address).hostname })}</p>
      <div>
        <Button onClick={open} qa="platform-open">
          {t('platform.help_open')}
        </Button>
      </div>
      {hasFailed && (
        <Notice kind="problem" title={t('platform.help_failed')}>
          <bdi dir="ltr" class="Platform-address">
            {address}
          </bdi>
        </Notice>
      )}
    </section>
  );
}
