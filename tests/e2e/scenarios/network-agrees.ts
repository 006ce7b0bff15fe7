/** The browser's own answer (`testMatchOutcome`) against judge(), for every generated pair that the network layer holds. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PRIORITY } from '../../../src/core/rules/dnr-ledger';
import type { DnrRule } from '../../../src/core/rules/dnr-rule';
import { FAULTS } from '../../generated/faults';
import { generatePairs, type Pair, type PairGroup } from '../../generated/pairs';
import type { Driver } from '../harness/driver';
import { withRuleFeedback } from '../harness/extension';
import { launch, pageUrl } from '../harness/open';
import { RuleLab } from '../harness/rule-lab';
import { startServer, type TestServer } from '../harness/server';

const stripDots = (url: string): string => url.replace(/^(https?:\/\/[^/?#]*[^./?#:])\.+((?::\d+)?(?:[/?#].*)?)$/, '$1$2');

/** What the browser does with each address under these rules; a dot that is taken off is followed by another look. */
async function browserAnswers(lab: RuleLab, rules: readonly DnrRule[], urls: readonly string[]): Promise<('allow' | 'block')[]> {
  await lab.replace(rules);
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ask = async (addresses: readonly string[]) =>
    (await lab.outcomes(addresses.map((url) => ({ url })))).map((matched) => byId.get(matched[0]?.ruleId ?? 0));
  const first = await ask(urls);
  const again = urls.map((url, index) => (first[index]?.priority === PRIORITY.strip ? stripDots(new URL(url).href) : url));
  const last = again.some((url, index) => url !== urls[index]) ? await ask(again) : first;
  return last.map((rule) =>
    rule === undefined || rule.action.type === 'allow' || rule.priority === PRIORITY.strip ? 'allow' : 'block',
  );
}

type Difference = Pair & { readonly browser: string; readonly settings: unknown };

async function differences(lab: RuleLab, group: PairGroup, rules: readonly DnrRule[] = group.rules): Promise<Difference[]> {
  const answers = await browserAnswers(
    lab,
    rules,
    group.pairs.map(({ url }) => url),
  );
  return group.pairs.flatMap((pair, index) => {
    const browser = answers[index] ?? 'none';
    // A pair that the sweep holds may pass the network layer; what judge() opens must never be stopped there.
    const expected = pair.enforcedBy === 'tab' ? 'allow' : pair.expected;
    return browser === expected ? [] : [{ ...pair, browser, settings: group.settings }];
  });
}

export function networkAgrees(kind: 'chromium' | 'firefox'): void {
  describe(`the network layer of ${kind} agrees with judge()`, () => {
    let server: TestServer;
    let driver: Driver;
    let lab: RuleLab;
    let groups: PairGroup[];
    beforeAll(async () => {
      server = await startServer();
      const prefs = { 'extensions.dnr.feedback': true };
      driver = await launch(kind, { server, extension: withRuleFeedback(`dist/${kind}`), prefs });
      await driver.ask('options/view'); // the worker has reconciled once and will not touch the rules again
      lab = await RuleLab.open(driver);
      groups = generatePairs(pageUrl(driver, 'blocked'));
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    test('for every pair that it holds', async () => {
      const found: Difference[] = [];
      for (const group of groups) found.push(...(await differences(lab, group)));
      expect(found).toEqual([]);
    });

    test.each(FAULTS)('a compiler that $name is caught', async ({ seed }) => {
      let caught = 0;
      for (const group of groups) {
        const faulty = seed(group.rules);
        if (JSON.stringify(faulty) === JSON.stringify(group.rules)) continue;
        caught += (await differences(lab, group, faulty)).length;
        if (caught > 0) break;
      }
      expect(caught).toBeGreaterThan(0);
    });
  });
}
