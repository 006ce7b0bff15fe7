import { careFor } from '../../core/help/categories';
import { nationalHelpline } from '../../core/help/directory';
/** People to call, in the order that fits; the province only if the child wants to say it. */
import { Button } from '../../ui/Button';
import { whoToCall } from './channels';
import type { ViewProps } from './flow';
import { Heading } from './Heading';
import { HelperCard } from './HelperCard';
import { Provinces } from './Provinces';
import { WhoSees } from './WhoSees';

/** Everyone with a phone who takes this; where a country has no sourced number it says so. */
export function TalkView({ ui, directory, flow, helpers, go, change }: ViewProps) {
  const { t } = ui;
  const { category } = flow.draft;
  const withPhone = whoToCall(helpers);
  const national = nationalHelpline(directory.country, flow.province);
  const first = flow.nationalFirst || withPhone.length === 0 ? national : null;
  const people = first === null ? withPhone : [first, ...withPhone.filter(({ id }) => id !== first.id)];
  return (
    <>
      <div class="Help-head">
        <Heading>{t('help.talk_title')}</Heading>
        {people.length > 0 ? <p class="Help-lead">{t('help.talk_how')}</p> : <p>{t('help.no_country')}</p>}
      </div>
      {people.map((entry, index) => (
        <HelperCard key={entry.id} ui={ui} entry={entry} isFirst={index === 0} />
      ))}
      {category === 'trafficking_missing' && <HaveReady ui={ui} />}
      {people.length === 0 &&
        helpers.map((entry) => (
          <HelperCard
            key={entry.id}
            ui={ui}
            entry={entry}
            onPage={() => {
              change((now) => ({ ...now, entryId: entry.id }));
              go('page');
            }}
          />
        ))}
      <Provinces ui={ui} directory={directory} flow={flow} change={change} />
      {careFor(category).trustedAdult && (
        <section class="Help-panel">
          {/* Whoever is hurt at home is never pointed to a parent. */}
          <h2>{t(category === 'hurt_at_home' ? 'help.trusted_home' : 'help.trusted')}</h2>
          <p>{t('help.trusted2')}</p>
        </section>
      )}
      <ul class="Plain-list">
        {people.length > 0 && <li>{t('help.next2')}</li>}
        <li>{t('help.next1')}</li>
        <li>{t('help.ask_family')}</li>
      </ul>
      <WhoSees ui={ui} />
      <div class="row">
        {careFor(category).report && (
          <Button onClick={() => go('report')} qa="talk-report">
            {t('help.do_report')}
          </Button>
        )}
        <Button onClick={() => go('done')} qa="talk-done">
          {t('help.done')}
        </Button>
      </div>
    </>
  );
}

/** For a missing child: what they will ask. To be said, not written. */
function HaveReady({ ui: { t } }: Pick<ViewProps, 'ui'>) {
  return (
    <section class="Help-panel" data-qa="have-ready">
      <h2>{t('report.ready_title')}</h2>
      <ul class="Plain-list">
        <li>{t('report.ready_photo')}</li>
        <li>{t('report.ready_clothes')}</li>
        <li>{t('report.ready_seen')}</li>
      </ul>
      <p>{t('report.ready_note')}</p>
    </section>
  );
}
