/** The languages we speak, which way they run and which one a family gets. The browser's own language is often not the family's. */

export type Language = 'en' | 'ur';
export type LanguageChoice = 'auto' | Language;
export const LANGUAGES: readonly Language[] = ['en', 'ur'];

/** The writing direction of a language. */
export function dirOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ur' ? 'rtl' : 'ltr';
}

/** What was chosen; for `auto` the first of the browser's languages that we speak, else English. */
export function pickLanguage(choice: LanguageChoice, browserLanguages: readonly string[]): Language {
  if (choice !== 'auto') return choice;
  for (const tag of browserLanguages) {
    const primary = tag.toLowerCase().split('-', 1)[0];
    const known = LANGUAGES.find((language) => language === primary);
    if (known !== undefined) return known;
  }
  return 'en';
}
