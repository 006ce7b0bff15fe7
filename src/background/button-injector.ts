/** Puts the red button into tabs that were open before the install, an update or the start: nobody has to reload to get help. */
import type { TabFacts } from './ports';

export interface InjectorPorts {
  readonly tabs: () => Promise<readonly TabFacts[]>;
  readonly inject: (tabId: number) => Promise<void>;
}

/** Injects into every ordinary page. One tab that refuses (a browser page, a store) must not keep the others from it. */
export async function injectEverywhere({ tabs, inject }: InjectorPorts): Promise<void> {
  const ordinary = (await tabs()).filter((tab) => /^(https?|file):/.test(tab.url));
  await Promise.allSettled(ordinary.map((tab) => inject(tab.id)));
}
