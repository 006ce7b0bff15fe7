/**
 * Asks the browser itself what network rules would do, in bulk. The browser must run a copy of the extension made by
 * `withRuleFeedback()`; the lab replaces the dynamic rules, so it needs a browser of its own.
 */
import type { Browser, DeclarativeNetRequest as Dnr } from 'webextension-polyfill';
import type { Driver, Tab } from './driver';

/** In functions that run in the browser. */
declare const chrome: Browser;

export interface Probe {
  url: string;
  type?: string;
  initiator?: string;
}

export interface MatchedRule {
  ruleId: number;
  rulesetId: string;
}

export class RuleLab {
  private constructor(private readonly tab: Tab) {}

  static async open(driver: Driver): Promise<RuleLab> {
    return new RuleLab(await driver.openTab(driver.extensionUrl('src/pages/options/index.html')));
  }

  /** Makes these the only dynamic rules, and removes all session rules. */
  async replace(rules: readonly object[]): Promise<void> {
    await this.tab.evaluate(async (wanted) => {
      const dnr = chrome.declarativeNetRequest;
      const [dynamic, session] = await Promise.all([dnr.getDynamicRules(), dnr.getSessionRules()]);
      await dnr.updateSessionRules({ removeRuleIds: session.map((rule) => rule.id) });
      await dnr.updateDynamicRules({ removeRuleIds: dynamic.map((rule) => rule.id), addRules: wanted as Dnr.Rule[] });
    }, rules);
  }

  /** For each probe, in order, the rules that the browser says would act on it (main_frame unless the probe says otherwise). */
  outcomes(probes: readonly Probe[]): Promise<MatchedRule[][]> {
    return this.tab.evaluate(async (all) => {
      const test = chrome.declarativeNetRequest.testMatchOutcome as unknown as (
        request: object,
      ) => Promise<{ matchedRules: MatchedRule[] }>;
      const answers: MatchedRule[][] = [];
      for (let from = 0; from < all.length; from += 250) {
        const part = all.slice(from, from + 250).map((probe) => test({ type: 'main_frame', ...probe }));
        for (const { matchedRules } of await Promise.all(part)) {
          answers.push(matchedRules.map(({ ruleId, rulesetId }) => ({ ruleId, rulesetId })));
        }
      }
      return answers;
    }, probes);
  }

  close(): Promise<void> {
    return this.tab.close();
  }
}

/** The dynamic and session rules as the browser has them. */
export function readRules(driver: Driver): Promise<{ dynamic: Dnr.Rule[]; session: Dnr.Rule[] }> {
  return driver.inExtensionPage(async () => ({
    dynamic: await chrome.declarativeNetRequest.getDynamicRules(),
    session: await chrome.declarativeNetRequest.getSessionRules(),
  }));
}
