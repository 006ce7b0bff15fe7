/** What the network layer holds of the settings, and what is left to the sweep of tabs, each with its reason. */
import { describe, expect, test } from 'vitest';
import { helpPages } from '../../../src/core/help/help-pages';
import { REGEX_BUDGET } from '../../../src/core/rules/dnr-ledger';
import { type Given, PAGE, world } from './fixture';

const block = (...filters: string[]): Given => ({ document: { sites: { block: filters } } });
const always = { id: 's', from: '00:00', to: '00:00' };
const held = (given: Given) =>
  world(given)
    .compiled()
    .held.map(({ layer, rule, heldBy, why }) => `${layer} ${rule ?? '-'} ${heldBy}${why === null ? '' : ` ${why}`}`);

describe('who holds a rule', () => {
  test.each<[string, Given, string[]]>([
    ['nothing is stopped', {}, []],
    ['a host', block('example.com'), ['site example.com network']],
    [
      'an exact host, a port, a scheme',
      block('.example.com', 'a.test:8080', 'https://b.test'),
      ['site .example.com network', 'site a.test:8080 network', 'site https://b.test network'],
    ],
    ['one or two query tokens', block('a.test?v=1', 'a.test?a&b=*'), ['site a.test?v=1 network', 'site a.test?a&b=* network']],
    ['a path: odd spellings are left to the sweep', block('a.test/shorts'), ['site a.test/shorts tab folded-path']],
    ['three query tokens', block('a.test?a&b&c'), ['site a.test?a&b&c tab query']],
    ['a long path', block(`a.test/${'x'.repeat(60)}`), [`site a.test/${'x'.repeat(60)} tab too-long`]],
    ['files', block('file:///home'), ['site file:///home tab file']],
    ['everything: files are left to the sweep', block('*'), ['site * tab file']],
    ['the default', { document: { sites: { default: 'block' } } }, ['default - tab file']],
    ['a category', { document: { categories: { gaming: 'ask', education: 'allow' } } }, ['category gaming network']],
    [
      'a schedule in force, by target',
      { document: { schedules: [{ ...always, targets: ['a.test', '*', 'category:gaming'] }] } },
      ['schedule s network', 'schedule s tab file', 'schedule s network'],
    ],
    ['a schedule that isn’t', { document: { schedules: [{ ...always, from: '21:00', to: '06:00', targets: ['a.test'] }] } }, []],
    [
      'a limit used up, with an exception inside a host',
      { document: { limits: [{ id: 'l', targets: ['a.test'], except: ['a.test/free'], minutes: 0 }] } },
      ['limit l tab exception-inside-host'],
    ],
    [
      'an excepted host below is taken out',
      { document: { limits: [{ id: 'l', targets: ['a.test'], except: ['free.a.test'], minutes: 0 }] } },
      ['limit l network'],
    ],
    ['a limit with minutes left', { document: { limits: [{ id: 'l', targets: ['a.test'], minutes: 1 }] } }, []],
    [
      'a block over which an allow by query stands',
      { document: { sites: { block: ['a.test'], allow: ['a.test?v=1'] } } },
      ['site a.test tab query'],
    ],
    [
      'a block over which a long allow stands',
      { document: { sites: { block: ['a.test'], allow: [`a.test/${'x'.repeat(60)}`] } } },
      ['site a.test tab too-long'],
    ],
    ['a pause', { ...block('a.test'), pauseUntil: '2027-01-01T00:00:00Z' }, []],
  ])('%s', (_name, given, expected) => expect(held(given)).toEqual(expected));

  test('more expressions than a browser takes: the rest is left to the sweep, and said', () => {
    const many = Array.from({ length: 600 }, (_, index) => `h${index}.test:8080`);
    const { rules, held: holdings } = world(block(...many)).compiled();
    const byTab = holdings.filter(({ why }) => why === 'budget');
    expect(byTab.length).toBeGreaterThan(0);
    expect(byTab.length).toBeLessThan(600);
    expect(
      rules.filter(({ priority, condition }) => condition.regexFilter !== undefined && priority < 700_000).length,
    ).toBeLessThanOrEqual(REGEX_BUDGET);
    expect(world(block(...many)).network('http://h0.test:8080/')).toBe('block');
  });
  test('plain hosts are not counted: 2,000 are two rules', () => {
    const { rules, held: holdings } = world(block(...Array.from({ length: 2000 }, (_, index) => `h${index}.test`))).compiled();
    expect(holdings.every(({ heldBy }) => heldBy === 'network')).toBe(true);
    expect(rules.filter(({ condition }) => (condition.requestDomains?.length ?? 0) === 2000)).toHaveLength(2);
  });
});

describe('the rules', () => {
  test('have ids from 1 on and go to the stopped page with origin and path only', () => {
    const { rules } = world(block('a.test', 'b.test:81', 'c.test?x')).compiled();
    expect(rules.map(({ id }) => id)).toEqual(rules.map((_, index) => index + 1));
    const pages = rules.flatMap(({ action, condition }) => {
      const to = action.type === 'redirect' ? action.redirect.regexSubstitution : undefined;
      return to?.startsWith(PAGE) ? [{ to, from: condition.regexFilter ?? '' }] : [];
    });
    expect(pages).toHaveLength(3);
    for (const [url, shown] of [
      ['https://user:word@a.test/p/q?secret=1#part', 'https://a.test/p/q'],
      ['http://b.test:81/p?secret', 'http://b.test:81/p'],
      ['https://c.test/p?x&secret', 'https://c.test/p'],
    ] as const) {
      const fitting = pages
        .filter(({ from }) => new RegExp(from).test(url))
        .map(({ to, from }) => url.replace(new RegExp(from), to.replace('\\1', '$1').replace('\\2', '$2')));
      expect(fitting, url).toContain(`${PAGE}#${shown}`);
    }
  });
  test('a site and a category also stop frames and WebSockets, but not those of help pages; time and the default stop the page alone', () => {
    const frames = (given: Given) =>
      world(given)
        .compiled()
        .rules.filter(({ condition, action }) => action.type === 'block' && condition.resourceTypes.includes('sub_frame'));
    expect(frames(block('a.test'))).toHaveLength(1);
    expect(frames(block('a.test'))[0]?.condition).toMatchObject({
      resourceTypes: ['sub_frame', 'object', 'websocket'],
      excludedInitiatorDomains: [...new Set(helpPages().map(({ host }) => host))].sort(),
    });
    expect(frames({ document: { categories: { gaming: 'block' } } })).toHaveLength(1);
    expect(frames({ document: { sites: { default: 'block' }, schedules: [{ ...always, targets: ['a.test'] }] } })).toEqual([]);
  });
  test('every help page is allowed before anything else is asked', () => {
    const everything = world({ document: { sites: { default: 'block', block: ['*', ...helpPages().map(({ host }) => host)] } } });
    for (const { host, path } of helpPages()) {
      expect(everything.network(`https://${host}${path ?? '/'}`), host).toBe('allow');
      expect(everything.network(`https://evil.${host}${path ?? '/'}`), host).toBe('block');
    }
  });
  test('a filter never opens more than it says: each allow keeps its neighbours closed', () => {
    const given: Given = {
      document: { sites: { block: ['a.test'], allow: ['a.test/free', 'https://b.a.test', 'a.test:81', '.c.a.test'] } },
    };
    const seen = [
      'https://a.test/',
      'https://a.test/free/x',
      'https://b.a.test/',
      'http://b.a.test/',
      'http://a.test:81/',
      'https://c.a.test/',
      'https://x.c.a.test/',
    ];
    expect(seen.map((url) => world(given).network(url))).toEqual(['block', 'allow', 'allow', 'block', 'allow', 'allow', 'block']);
    expect(seen.map((url) => world(given).verdict(url).action)).toEqual([
      'block',
      'allow',
      'allow',
      'block',
      'allow',
      'allow',
      'block',
    ]);
  });
});
