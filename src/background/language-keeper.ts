/** Keeps the language of each audience's pages: chosen on a page (kept beside the document), else the document's. */
import type { Settings } from '../core/settings/defaults';
import type { Item } from './ports';

export type Audience = 'parent' | 'child';
export interface ChosenLanguages {
  parent: 'en' | 'ur' | null;
  child: 'en' | 'ur' | null;
}

export class LanguageKeeper {
  constructor(
    private readonly chosen: Item<ChosenLanguages>,
    private readonly settings: () => Settings,
  ) {}

  async of(audience: Audience): Promise<'auto' | 'en' | 'ur'> {
    const { language, child } = this.settings();
    return (await this.chosen.read())[audience] ?? (audience === 'parent' ? language : child.language);
  }

  async set(audience: Audience, language: 'auto' | 'en' | 'ur'): Promise<void> {
    await this.chosen.update((chosen) => ({ ...chosen, [audience]: language === 'auto' ? null : language }));
  }
}
