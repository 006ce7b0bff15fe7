import { careFor } from '../../core/help/categories';
import { phoneOf } from '../../core/help/directory';
/** What you can do: a few large ways on, in the order that fits what is happening; the first number is already here. */
import { Notice } from '../../ui/Notice';
import type { ViewProps } from './flow';
import { Heading } from './Heading';
import { HelperCard } from './HelperCard';
import { Icon, type IconName } from './Icon';
import { platformTile } from './PlatformView';

interface Way {
  readonly qa: string;
  readonly words: string;
  readonly hint: string;
  readonly icon: IconName;
  readonly onClick: () => void;
}

/** Talk, report, take down, the platform's own ways, or just leave. */
export function CanView({ ui, directory, flow, helpers, go }: ViewProps) {
  const { t } = ui;
  const { category } = flow.draft;
  const care = careFor(category);
  const talk: Way = {
    qa: 'do-talk',
    words: t('help.do_talk'),
    hint: t('help.do_talk_hint'),
    icon: 'phone',
    onClick: () => go('talk'),
  };
  const report: Way = {
    qa: 'do-report',
    words: t('help.do_report'),
    hint: t('help.do_report_hint'),
    icon: 'letter',
    onClick: () => go('report'),
  };
  const down: Way = {
    qa: 'do-down',
    words: t('help.do_down'),
    hint: t('help.do_down_hint'),
    icon: 'picture',
    onClick: () => go('takedown'),
  };
  const leave: Way = {
    qa: 'do-leave',
    words: t('help.do_leave'),
    hint: t('help.do_leave_hint'),
    icon: 'door',
    onClick: () => go('done'),
  };
  const platform: Way = { qa: 'do-platform', ...platformTile(t, flow), icon: 'stop', onClick: () => go('platform') };
  const ways = [
    ...(care.closeFirst ? [leave] : []),
    ...(category === 'csam_seen' ? [report] : []),
    ...(category === 'my_image_shared' ? [down, talk] : [talk, ...(care.takedown ? [down] : [])]),
    ...(care.report && category !== 'csam_seen' ? [report] : []),
    ...(care.platform ? [platform] : []),
    ...(care.closeFirst ? [] : [leave]),
  ];
  const first = helpers.find((entry) => phoneOf(entry) !== null);
  return (
    <>
      <div class="Help-head">
        <Heading>{t('help.can_title')}</Heading>
        <p class="Help-lead">
          {t('help.fault')} {t('help.praise')}
        </p>
      </div>
      {care.closeFirst && <Notice kind="info">{t('help.scary_note')}</Notice>}
      {category === 'csam_seen' && <Notice kind="info">{t('help.gate_info')}</Notice>}
      {care.keepMessages && (
        <Notice kind="info" title={t('help.three')}>
          {t('help.noreply')}
        </Notice>
      )}
      {category === 'self_harm' && first !== undefined && <HelperCard ui={ui} entry={first} isFirst />}
      <ul class="plain Ways">
        {ways.map((way) => (
          <li key={way.qa}>
            <button type="button" class="Way" onClick={way.onClick} data-qa={way.qa}>
              <Icon name={way.icon} />
              <span class="Way-words">
                <strong>{way.words}</strong>
                <span class="small">{way.hint}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {directory.country === '001' && <p class="soft">{t('help.no_country')}</p>}
    </>
  );
}
