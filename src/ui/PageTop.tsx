import './page-top.css';
import type { ComponentChildren } from 'preact';
/** The strip above every page: whose page this is, and the language switch. */
import { LanguageSwitch } from './LanguageSwitch';
import type { Ui } from './ui';

/** Our sign and name at the start, the languages and what the page puts beside them at the end. */
export function PageTop({ ui, children }: { readonly ui: Ui; readonly children?: ComponentChildren }) {
  return (
    <header class="PageTop">
      <span class="PageTop-name">
        <svg class="PageTop-sign" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 1.5 3.5 4.6v6.3c0 5.3 3.5 9.6 8.5 11.6 5-2 8.5-6.3 8.5-11.6V4.6z" fill="currentColor" />
          <path
            d="m7.8 11.9 3 3 5.4-6"
            fill="none"
            stroke="var(--colour-surface)"
            stroke-width="2.4"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
        {ui.t('common.app-name')}
      </span>
      <div class="PageTop-end">
        <LanguageSwitch ui={ui} />
        {children}
      </div>
    </header>
  );
}
