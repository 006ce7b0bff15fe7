import './flow.css';
/** Help: the frame around its views (back, hide, the numbers), and the state that all of them share. */
import { useCallback, useMemo, useState } from 'preact/hooks';
import { careFor } from '../../core/help/categories';
import { directoryFor, emergencyNumber, nationalHelpline, phoneOf, route } from '../../core/help/directory';
import { withAdded } from '../../core/help/policy-entry';
import { draftFrom } from '../../core/help/report';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { CalmView } from './CalmView';
import { CanView } from './CanView';
import { DangerView } from './DangerView';
import { DoneView } from './DoneView';
import { type Flow, goBack, goTo, startFlow, type ViewName, type ViewProps } from './flow';
import { Icon } from './Icon';
import { OutletsContext } from './outlets';
import { PageView } from './PageView';
import { PlatformView } from './PlatformView';
import { practiceOutlets, practiceWire } from './practice';
import { ReadAloud } from './ReadAloud';
import { ReportView } from './ReportView';
import { TakedownView } from './TakedownView';
import { TalkView } from './TalkView';
import { GateView, TilesView } from './TilesView';
import type { OrdinaryView, Press } from './use-me';
import { useWords } from './use-words';
import { WaysView } from './WaysView';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly press: Press;
  readonly place: Pick<OrdinaryView, 'country' | 'province' | 'timeZone' | 'addedHelpers'>;
  /** Everything is shown, nothing is touched. */
  readonly isPractice: boolean;
  readonly onHide: () => void;
  readonly onClose: () => void;
  readonly onCopied: () => void;
  readonly onWipe: () => void;
}

const VIEWS: Readonly<Record<ViewName, (props: ViewProps) => preact.JSX.Element>> = {
  calm: CalmView,
  danger: DangerView,
  tiles: TilesView,
  gate: GateView,
  can: CanView,
  talk: TalkView,
  report: ReportView,
  ways: WaysView,
  page: PageView,
  takedown: TakedownView,
  platform: PlatformView,
  done: DoneView,
};

/** Help from the press to the end. All of it is state of this component and goes with it. */
export function HelpFlow({ ui, wire: real, press, isPractice, place, onHide, onClose, onCopied, onWipe }: Props) {
  const { t } = ui;
  const [would, setWould] = useState(0);
  const onWould = useCallback(() => setWould((times) => times + 1), []);
  const wire = useMemo(() => (isPractice ? practiceWire(onWould) : real), [isPractice, real, onWould]);
  const outlets = useMemo(() => practiceOutlets(onWould), [onWould]);
  // Links lead to mail and telephone: in practice they lead nowhere.
  const stopLink = (event: Event) => {
    if (!isPractice || !(event.target instanceof Element) || event.target.closest('a[href]') === null) return;
    event.preventDefault();
    onWould();
  };
  const [flow, change] = useState<Flow>(() => startFlow(draftFrom(press.context, Date.now(), place.timeZone), place.province));
  const directory = useMemo(() => directoryFor(place.country), [place.country]);
  const helpers = useMemo(
    () => withAdded(route(directory, flow.draft.category, flow.province), place.addedHelpers, flow.draft.category),
    [directory, flow.draft.category, flow.province, place.addedHelpers],
  );
  const go = (view: ViewName) => {
    change((now) => goTo(now, view));
    scrollTo(0, 0);
  };
  const back = () => {
    change(goBack);
    scrollTo(0, 0);
  };
  const taken = useWords(real, press, flow.draft.category);
  const words = flow.isPicked ? taken : null;
  const wipe = () => {
    taken?.forget();
    onWipe();
  };
  // Two taps on "send" are one report, also with other views between them; what was changed is another one.
  const sendId = useMemo(() => crypto.randomUUID(), [flow.draft, flow.province]);
  const View = VIEWS[flow.view];
  const shown = (
    <View
      key={flow.view}
      {...{ ui, wire, directory, press, flow, helpers, words, sendId, go, change, onClose, onCopied, onWipe: wipe }}
    />
  );
  return (
    <main class="page Help" data-qa="help-view" data-view={flow.view} onClickCapture={stopLink}>
      <div class="Help-bar">
        {flow.before.length > 0 ? (
          <Button look="quiet" onClick={back} qa="back">
            <span aria-hidden="true" class="Help-arrow">
              ‹
            </span>
            {t('help.back')}
          </Button>
        ) : (
          <span />
        )}
        <ReadAloud ui={ui} view={flow.view} />
        <Button look="primary" onClick={onHide} qa="hide">
          {t('help.hide')}
        </Button>
      </div>
      <div class="Help-words" data-qa="help-words">
        {isPractice ? <OutletsContext.Provider value={outlets}>{shown}</OutletsContext.Provider> : shown}
      </div>
      {isPractice && (
        <div class="Practice">
          <Notice kind="info" title={t(would > 0 ? 'practice.would' : 'practice.banner')} qa="practice-banner" />
        </div>
      )}
      <Always
        ui={ui}
        country={place.country}
        province={flow.province}
        onEmergency={() => go('danger')}
        onReport={careFor(flow.draft.category).report ? () => go('report') : null}
        onHelpline={() => {
          change((now) => ({ ...now, nationalFirst: true }));
          go('talk');
        }}
      />
      <p class="small soft Help-keys">{t('help.hide_keys')}</p>
    </main>
  );
}

interface AlwaysProps {
  readonly ui: Ui;
  readonly country: string;
  readonly province: string | null;
  readonly onEmergency: () => void;
  /** Null where a person comes before any form. */
  readonly onReport: (() => void) | null;
  readonly onHelpline: () => void;
}

/** On every view: the two numbers that matter most and the report, one tap away. */
function Always({ ui: { t, language }, country, province, onEmergency, onReport, onHelpline }: AlwaysProps) {
  const emergency = emergencyNumber(country);
  const national = nationalHelpline(country, province);
  const directory = directoryFor(country);
  const police = directory.entries.find((entry) => entry.id === directory.emergency);
  return (
    <nav class="Always" aria-label={t('help.always')}>
      {emergency !== null && (
        <button type="button" class="Always-number" onClick={onEmergency} data-qa="always-emergency">
          <bdi dir="ltr">{emergency}</bdi>
          <span class="small">{police?.name[language]}</span>
        </button>
      )}
      {national !== null && (
        <button type="button" class="Always-number" onClick={onHelpline} data-qa="always-helpline">
          <bdi dir="ltr">{phoneOf(national)}</bdi>
          <span class="small">{national.name[language]}</span>
        </button>
      )}
      {onReport !== null && (
        <button type="button" class="Always-number" onClick={onReport} data-qa="always-report">
          <Icon name="letter" />
          <span class="small">{t('help.do_report')}</span>
        </button>
      )}
    </nav>
  );
}
