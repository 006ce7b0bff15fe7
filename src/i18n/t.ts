/**
 * Bundled messages, typed by their English keys. Never `browser.i18n`: many families read Urdu on an English browser, so the language
 * is ours to choose. Only the manifest uses `public/_locales`.
 */
import type { Language } from './language';
import activityEn from './messages/en/activity.json';
import blockedEn from './messages/en/blocked.json';
import calmEn from './messages/en/calm.json';
import categoriesEn from './messages/en/categories.json';
import commonEn from './messages/en/common.json';
import filteringEn from './messages/en/filtering.json';
import healthEn from './messages/en/health.json';
import helpEn from './messages/en/help.json';
import intakeEn from './messages/en/intake.json';
import listsEn from './messages/en/lists.json';
import lockEn from './messages/en/lock.json';
import meEn from './messages/en/me.json';
import moreEn from './messages/en/more.json';
import noticeEn from './messages/en/notice.json';
import optionsEn from './messages/en/options.json';
import panelEn from './messages/en/panel.json';
import pictureEn from './messages/en/picture.json';
import platformEn from './messages/en/platform.json';
import popupEn from './messages/en/popup.json';
import practiceEn from './messages/en/practice.json';
import receiptEn from './messages/en/receipt.json';
import reportEn from './messages/en/report.json';
import sitesEn from './messages/en/sites.json';
import todayEn from './messages/en/today.json';
import welcomeEn from './messages/en/welcome.json';
import activityUr from './messages/ur/activity.json';
import blockedUr from './messages/ur/blocked.json';
import calmUr from './messages/ur/calm.json';
import categoriesUr from './messages/ur/categories.json';
import commonUr from './messages/ur/common.json';
import filteringUr from './messages/ur/filtering.json';
import healthUr from './messages/ur/health.json';
import helpUr from './messages/ur/help.json';
import intakeUr from './messages/ur/intake.json';
import listsUr from './messages/ur/lists.json';
import lockUr from './messages/ur/lock.json';
import meUr from './messages/ur/me.json';
import moreUr from './messages/ur/more.json';
import noticeUr from './messages/ur/notice.json';
import optionsUr from './messages/ur/options.json';
import panelUr from './messages/ur/panel.json';
import pictureUr from './messages/ur/picture.json';
import platformUr from './messages/ur/platform.json';
import popupUr from './messages/ur/popup.json';
import practiceUr from './messages/ur/practice.json';
import receiptUr from './messages/ur/receipt.json';
import reportUr from './messages/ur/report.json';
import sitesUr from './messages/ur/sites.json';
import todayUr from './messages/ur/today.json';
import welcomeUr from './messages/ur/welcome.json';

export { dirOf, type Language, type LanguageChoice, pickLanguage } from './language';

const en = {
  ...commonEn,
  ...optionsEn,
  ...panelEn,
  ...pictureEn,
  ...platformEn,
  ...popupEn,
  ...practiceEn,
  ...blockedEn,
  ...calmEn,
  ...welcomeEn,
  ...activityEn,
  ...healthEn,
  ...categoriesEn,
  ...helpEn,
  ...intakeEn,
  ...listsEn,
  ...meEn,
  ...noticeEn,
  ...moreEn,
  ...receiptEn,
  ...reportEn,
  ...sitesEn,
  ...filteringEn,
  ...lockEn,
  ...todayEn,
};
const ur = {
  ...commonUr,
  ...optionsUr,
  ...panelUr,
  ...pictureUr,
  ...platformUr,
  ...popupUr,
  ...practiceUr,
  ...blockedUr,
  ...calmUr,
  ...welcomeUr,
  ...activityUr,
  ...healthUr,
  ...categoriesUr,
  ...helpUr,
  ...intakeUr,
  ...listsUr,
  ...meUr,
  ...noticeUr,
  ...moreUr,
  ...receiptUr,
  ...reportUr,
  ...sitesUr,
  ...filteringUr,
  ...lockUr,
  ...todayUr,
};
const MESSAGES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, ur };

type AnyKey = keyof typeof en & string;
/** `_one` and `_other` are plural forms only where both are there: "help.c_other" is a name of its own. */
type WithoutPlural<K extends AnyKey> = K extends `${infer Stem}_one`
  ? `${Stem}_other` extends AnyKey
    ? Stem
    : K
  : K extends `${infer Stem}_other`
    ? `${Stem}_one` extends AnyKey
      ? Stem
      : K
    : K;
/** Every message, without the plural suffixes. */
export type MessageKey = WithoutPlural<AnyKey>;
export type MessageValues = Readonly<Record<string, string | number>>;
export type T = (key: MessageKey, values?: MessageValues) => string;

const PLAIN_NUMBER = /^[\d.,]*$/;
const LATIN_OR_DIGIT = /[A-Za-z0-9]/;
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const FIRST_LETTER = /[A-Za-z\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const ISOLATED = /\u2068[^\u2069]*\u2069/g;

/**
 * A value that runs the other way than its sentence is isolated, so that "example.com/a." or "0800 1111" keeps its order. One that runs
 * with the sentence is not: the direction of an isolate is that of its first letter outside of inner isolates, and a day followed by a
 * time would change places.
 */
export function isolate(value: string, language: Language): string {
  const outside = value.replace(ISOLATED, '');
  const first = FIRST_LETTER.exec(outside)?.[0] ?? '';
  const runsAgainst = language === 'ur' ? LATIN_OR_DIGIT.test(outside) && !RTL.test(first) : RTL.test(outside);
  return runsAgainst && !PLAIN_NUMBER.test(value) ? `\u2068${value}\u2069` : value;
}

/** Looks a key up, with the plural form that `count` asks for where the message has forms. */
function find(language: Language, key: string, values: MessageValues): string | undefined {
  const messages = MESSAGES[language];
  const { count } = values;
  if (typeof count === 'number') {
    const form = new Intl.PluralRules(language).select(count);
    const plural = messages[`${key}_${form}`] ?? messages[`${key}_other`];
    if (plural !== undefined) return plural;
  }
  return Object.hasOwn(messages, key) ? messages[key] : undefined;
}

/** The message function of one language. A message missing in Urdu is shown in English rather than as a key. */
export function createT(language: Language): T {
  return (key, values = {}) => {
    const message = find(language, key, values) ?? find('en', key, values) ?? key;
    return message.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      return value === undefined ? placeholder : isolate(String(value), language);
    });
  };
}

/** Whether a key that was put together at run time (an id from the worker) names a message. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key) || (Object.hasOwn(en, `${key}_one`) && Object.hasOwn(en, `${key}_other`));
}
