// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { FakeWire, ORDINARY, PRESSED } from './me-fixture';
import { find, freshPages, open, page, tap } from './walk';

freshPages();

const PRIVATE = { ...ORDINARY, press: { tabId: 7, context: null } };
const walk = async (wire: FakeWire): Promise<void> => {
  await open(wire);
  for (const step of ['danger-no', 'tile-bullying', 'do-report']) await tap(step);
};

describe('a press in a private window', () => {
  test('brings nothing, until the child says so', async () => {
    const wire = new FakeWire(PRIVATE);
    wire.captured = PRESSED.press?.context ?? null;
    await walk(wire);
    expect([page().includes('marker-host'), wire.askedByHelp.some(([name]) => name === 'help/capture')]).toEqual([false, false]);
    await tap('take-along');
    expect(wire.asked).toContainEqual(['help/capture', { tabId: 7 }]);
    expect(page()).toContain('marker-host');
    expect(page()).toContain('marker-title');
    await tap('out-title');
    expect(page()).not.toContain('marker-title');
    expect(find('take-along')).toBe(null);
  });
  test('a page that is gone: said, and help goes on', async () => {
    await walk(new FakeWire(PRIVATE));
    await tap('take-along');
    expect(page()).toContain('not there any more');
    await tap('report-next');
  });
  test.each([
    ['an ordinary window', PRESSED],
    ['help opened on our own page', { ...ORDINARY, press: { tabId: null, context: null } }],
  ])('%s: no such question', async (_what, view) => {
    await walk(new FakeWire(view));
    expect(find('take-along')).toBe(null);
  });
});
