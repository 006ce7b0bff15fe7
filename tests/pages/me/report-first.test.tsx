// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { FakeWire, PRESSED } from './me-fixture';
import { find, freshPages, open, page, tap, view } from './walk';

freshPages();

describe('a report before it is said what it is about', () => {
  const openReport = async (): Promise<void> => {
    await open(new FakeWire(PRESSED));
    await tap('always-report');
    expect(view()).toBe('report');
    await tap('report-next');
  };

  test('nothing may leave before: the question comes first, then the ways', async () => {
    await openReport();
    expect(view()).toBe('tiles');
    await tap('tile-bullying');
    expect(view()).toBe('ways');
    expect(find('mailto')?.getAttribute('href')).toContain('marker-host');
  });
  test.each([
    ['yes, or not sure: neither address nor title in mail', 'gate-yes', false],
    ['no', 'gate-no', true],
  ])('who doesn’t want to say is asked what the page shows. %s', async (_answer, gate, isIn) => {
    await openReport();
    await tap('tile-unsaid');
    expect(view()).toBe('gate');
    await tap(gate);
    if (view() === 'can') for (const step of ['do-report', 'report-next']) await tap(step);
    expect(view()).toBe('ways');
    expect(find('mailto')?.getAttribute('href')?.includes('marker-host')).toBe(isIn);
  });
  test.each(['tile-unsaid', 'tile-scary_content'])(
    '%s: the report that is one tap away does not pass the question by',
    async (tile) => {
      await open(new FakeWire(PRESSED));
      for (const step of ['danger-no', tile]) await tap(step);
      expect(view()).toBe('gate');
      for (const step of ['always-report', 'report-next']) await tap(step);
      expect(view()).toBe('tiles');
    },
  );
  test('who wants to hurt themselves gets people, no form', async () => {
    await openReport();
    await tap('tile-self_harm');
    expect(view()).toBe('can');
    expect(find('do-report')).toBe(null);
  });
  test('without a page there is nothing to ask about one', async () => {
    await open(new FakeWire({ ...PRESSED, press: { tabId: null, context: null } }));
    for (const step of ['danger-no', 'tile-unsaid']) await tap(step);
    expect(view()).toBe('can');
    expect(page()).not.toContain('gate-yes');
  });
});
