/** What every component and page gets to speak with: the language, its messages and its formats. */
import type { Format } from '../i18n/format';
import type { Language, T } from '../i18n/t';

export interface Ui {
  readonly t: T;
  readonly format: Format;
  readonly language: Language;
  readonly dir: 'ltr' | 'rtl';
  /** Changes the language of this page at once and keeps it for the next ones. */
  setLanguage(language: Language): void;
}
