/** The plan of priorities, tried on the browser: nothing that a parent allows may switch off a later safe-search redirect or header. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overlay } from '../../../src/core/policy/effective';
import { compile } from '../../../src/core/rules/compile';
import { PRIORITY } from '../../../src/core/rules/dnr-ledger';
import { prepareRules } from '../../../src/core/rules/rules';
import { NO_LABELS } from '../../../src/core/rules/state';
import type { SettingsDocument } from '../../../src/core/settings/schema';
import { HAND_WRITTEN } from '../../../src/core/sites/category';
import type { Driver } from '../harness/driver';
import { launch, pageUrl } from '../harness/open';
import { RuleLab } from '../harness/rule-lab';
import { startServer, type TestServer } from '../harness/server';

const SEARCH = { requestDomains: ['google.com'], urlFilter: '/search?', resourceTypes: ['main_frame'] };
/** What the filtering issue will add: one redirect and one header in the planned band. */
const SAFE_SEARCH = [
  {
    id: 9001,
    priority: PRIORITY.safeSearch,
    action: {
      type: 'redirect',
      redirect: { transform: { queryTransform: { addOrReplaceParams: [{ key: 'safe', value: 'active' }] } } },
    },
    condition: SEARCH,
  },
  {
    id: 9002,
    priority: PRIORITY.safeSearch,
    action: { type: 'modifyHeaders', requestHeaders: [{ header: 'Prefer', operation: 'set', value: 'safe' }] },
    condition: { ...SEARCH, urlFilter: '/search' },
  },
];
const ALLOWS: readonly (readonly [string, SettingsDocument])[] = [
  ['a host', { version: 1, sites: { allow: ['google.com'] } }],
  ['a host where only allowed sites open', { version: 1, sites: { default: 'block', allow: ['google.com'] } }],
  ['a path inside a blocked host', { version: 1, sites: { block: ['google.com'], allow: ['google.com/search'] } }],
  [
    'an exact host where only allowed sites open',
    { version: 1, sites: { default: 'block', allow: ['.google.com', '.www.google.com'] } },
  ],
  ['a query inside a blocked host', { version: 1, sites: { block: ['google.com'], allow: ['google.com/search?q=*'] } }],
];

export function safeSearchPlan(kind: 'chromium' | 'firefox'): void {
  describe(`a parent’s allow never switches off safe search in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let lab: RuleLab;
    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server });
      await driver.ask('options/view'); // the worker has reconciled once and will not touch the rules again
      lab = await RuleLab.open(driver);
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const state = {
      grants: [],
      pause: null,
      usage: { day: '2026-11-21', usedSeconds: {}, extraSeconds: {} },
      labelled: NO_LABELS,
    };

    test.each(ALLOWS)('allowed: %s', async (_what, document) => {
      const { rules } = compile(
        prepareRules(overlay(document, {}), HAND_WRITTEN),
        state,
        Date.parse('2026-11-21T12:00:00Z'),
        pageUrl(driver, 'blocked'),
      );
      await lab.replace([...rules, ...SAFE_SEARCH]);
      server.forget();
      const tab = await driver.openTab();
      await tab.goto('http://google.com/search?q=cats');
      expect(server.to('google.com').map(({ path }) => path)).toEqual(['/search?q=cats&safe=active']);
      // Firefox leaves headers alone where one of our redirects matched, even one that changed nothing (seen in ESR 153): header rules
      // need an address that no redirect rule matches.
      await tab.goto('http://google.com/search/more?q=cats');
      expect(server.to('google.com').at(-1)?.headers.prefer).toBe('safe');
      await tab.close();
    });
  });
}
