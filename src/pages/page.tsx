/** Joins a page to the worker: where the language comes from and where a change of it goes. */
import type { VNode } from 'preact';
import type { MessageKey } from '../i18n/t';
import { ask } from '../messaging/client';
import { mountPage as mount } from '../ui/mount';
import type { Ui } from '../ui/ui';
import { HelpCorner } from './HelpCorner';

export interface PageStart {
  readonly audience: 'parent' | 'child';
  readonly titleKey: MessageKey;
  readonly render: (ui: Ui) => VNode;
}

/** Starts one of our pages; the only call of a page's `main.tsx`. */
export function mountPage({ audience, titleKey, render }: PageStart): Promise<void> {
  return mount({
    audience,
    titleKey,
    render,
    // A child's own pages carry help in themselves, large.
    ...(audience === 'parent' ? { atTop: (ui: Ui) => <HelpCorner ui={ui} wire={{ ask }} /> } : {}),
    loadLanguage: async () => (await ask('ui/language', { audience })).language,
    saveLanguage: async (language) => {
      await ask('ui/set-language', { audience, language });
    },
  });
}
