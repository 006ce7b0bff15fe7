import './base.css';
/** Starts a page: language and direction on the document, the header with the language switch, and a safety net under the rest. */
import { render as draw, type VNode } from 'preact';
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { createFormat } from '../i18n/format';
import { createT, dirOf, type Language, type LanguageChoice, type MessageKey, pickLanguage } from '../i18n/t';
import { ErrorBoundary } from './ErrorBoundary';
import { PageTop } from './PageTop';
import type { Ui } from './ui';

export interface Page {
  readonly audience: 'parent' | 'child';
  /** The document's title in both languages. */
  readonly titleKey: MessageKey;
  readonly loadLanguage: () => Promise<LanguageChoice>;
  readonly saveLanguage: (language: Language) => Promise<void>;
  readonly render: (ui: Ui) => VNode;
  /** At the end of the strip above the page. */
  readonly atTop?: (ui: Ui) => VNode;
}

/** How long the worker may take to say the language, ms. */
const PATIENCE = 600;

/** Draws the page into the document's body. The language is known before the first paint, so that nothing jumps sides. */
export async function mountPage(page: Page): Promise<void> {
  // A worker that doesn't answer (soon) must not leave a blank page: the browser's language is good enough then.
  const late = new Promise<LanguageChoice>((resolve) => setTimeout(() => resolve('auto'), PATIENCE));
  const choice = await Promise.race([page.loadLanguage().catch((): LanguageChoice => 'auto'), late]);
  draw(<Root page={page} first={pickLanguage(choice, navigator.languages)} />, document.body);
}

function Root({ page, first }: { readonly page: Page; readonly first: Language }) {
  const [language, setLanguage] = useState(first);
  const ui = useMemo(
    (): Ui => ({
      t: createT(language),
      format: createFormat(language),
      language,
      dir: dirOf(language),
      setLanguage(next) {
        setLanguage(next);
        // The page already speaks it; not being able to keep it is no reason to disturb anyone.
        page.saveLanguage(next).catch(() => undefined);
      },
    }),
    [language, page],
  );
  const title = ui.t(page.titleKey);
  useLayoutEffect(() => {
    document.documentElement.lang = ui.language;
    document.documentElement.dir = ui.dir;
    document.documentElement.dataset.audience = page.audience;
    document.title = title;
  }, [ui, title, page.audience]);
  return (
    <ErrorBoundary t={ui.t}>
      <PageTop ui={ui}>{page.atTop?.(ui)}</PageTop>
      <Drawn render={page.render} ui={ui} />
    </ErrorBoundary>
  );
}

/** A component of its own, so that an error while drawing lands in the boundary. */
function Drawn({ render, ui }: { readonly render: Page['render']; readonly ui: Ui }) {
  return render(ui);
}
