import './help-in-small.css';
/** Help where no tab of ours can open (a private window): the numbers and three sentences, in the popup. Opens nothing, sends nothing. */
import { directoryFor, nationalHelpline, phoneOf } from '../../core/help/directory';
import { pickLanguage, type T } from '../../i18n/t';
import { PhoneNumber } from './PhoneNumber';

interface Props {
  readonly t: T;
  readonly country: string;
  readonly province: string | null;
}

/** The emergency number and the national helpline. */
export function HelpInSmall({ t, country, province }: Props) {
  const directory = directoryFor(country);
  const language = pickLanguage('auto', [document.documentElement.lang]); // mountPage has set it
  const police = directory.entries.find((entry) => entry.id === directory.emergency);
  const entries = [police, nationalHelpline(country, province)].filter((entry) => entry !== undefined && entry !== null);
  return (
    <section class="HelpInSmall" data-qa="help-in-small">
      <h2>{t('help.calm_title')}</h2>
      <p>{t('help.fault')}</p>
      {entries.map((entry) => {
        const menu = entry.channels.find((channel) => channel.type === 'tel-menu');
        return (
          <div key={entry.id}>
            <p>{entry.name[language]}</p>
            <PhoneNumber ui={{ t }} number={phoneOf(entry) ?? ''} menuKey={menu?.key ?? null} />
          </div>
        );
      })}
      {entries.length === 0 && <p>{t('help.trusted')}</p>}
      <p class="small soft">{t('help.call_plain')}</p>
      <p class="small soft">{t('help.private1')}</p>
    </section>
  );
}
