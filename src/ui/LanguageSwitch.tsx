import './language-switch.css';
/** On every page: both languages in their own script, so that whoever can't read the one finds the other. */
import type { Language } from '../i18n/t';
import type { Ui } from './ui';

const NAMES: readonly { language: Language; name: string; dir: 'ltr' | 'rtl' }[] = [
  { language: 'ur', name: 'اردو', dir: 'rtl' },
  { language: 'en', name: 'English', dir: 'ltr' },
];

/** The two languages as a pair of toggle buttons. */
export function LanguageSwitch({ ui }: { readonly ui: Ui }) {
  return (
    <fieldset class="LanguageSwitch" aria-label={ui.t('common.language')}>
      {NAMES.map(({ language, name, dir }) => (
        <button
          key={language}
          type="button"
          class="LanguageSwitch-choice"
          lang={language}
          dir={dir}
          aria-pressed={language === ui.language}
          onClick={() => ui.setLanguage(language)}
          data-qa={`language-${language}`}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
