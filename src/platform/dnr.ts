/** declarativeNetRequest behind the port: rules that persist (dynamic) and rules for this browser session. */
import type { NetworkRules } from '../background/ports';
import type { DnrRule } from '../core/rules/dnr-rule';
import { browser, type DeclarativeNetRequest } from './browser';

type BrowserRule = DeclarativeNetRequest.Rule;

/** The polyfill's types want mutable arrays; the shape is the browser's own. The rules are not copied: there may be a million hosts in them. */
function toBrowser(rules: readonly DnrRule[]): BrowserRule[] {
  const list: unknown[] = [...rules];
  return list as BrowserRule[];
}

/** The rulesets that were bundled with this build. */
export function bundledRulesets(): string[] {
  const { declarative_net_request: own } = browser.runtime.getManifest() as { declarative_net_request?: Bundled };
  return (own?.rule_resources ?? []).map(({ id }) => id);
}
interface Bundled {
  readonly rule_resources: readonly { readonly id: string }[];
}

export const networkRules: NetworkRules = {
  async present() {
    return (await browser.declarativeNetRequest.getDynamicRules()) as DnrRule[]; // written by us: reconcile() compares, never trusts
  },
  async change(remove, add) {
    await browser.declarativeNetRequest.updateDynamicRules({ removeRuleIds: [...remove], addRules: toBrowser(add) });
  },
  async presentSession() {
    return (await browser.declarativeNetRequest.getSessionRules()) as DnrRule[]; // as above
  },
  enabledRulesets: () => browser.declarativeNetRequest.getEnabledRulesets(),
  async switchRulesets(enable, disable) {
    await browser.declarativeNetRequest.updateEnabledRulesets({
      enableRulesetIds: [...enable],
      disableRulesetIds: [...disable],
    });
  },
  async changeSession(remove, add) {
    await browser.declarativeNetRequest.updateSessionRules({ removeRuleIds: [...remove], addRules: toBrowser(add) });
  },
};
