// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { FakeWire, MARKERS, ORDINARY } from './me-fixture';
import { find, freshPages, open, page, settle, tap, view, write } from './walk';

freshPages();

describe('practice', () => {
  async function walk(wire: FakeWire): Promise<void> {
    await open(wire);
    await tap('practice');
    for (const step of ['danger-no', 'tile-bullying', 'do-report']) await tap(step);
  }

  test('shows the views of help over an invented page, and asks the worker for nothing', async () => {
    const wire = new FakeWire(ORDINARY);
    await walk(wire);
    const before = wire.askedByHelp.length;
    expect(page()).toContain('chat.example');
    await write('words', 'marker-words');
    await tap('report-next');
    expect(view()).toBe('ways');
    expect(find('practice-banner')?.textContent).toContain('Nothing is sent');
    expect(wire.askedByHelp.slice(before)).toEqual([]);
  });

  test('copy, print, mail and pages: said, and none of it happens', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText');
    const printed = vi.fn();
    vi.stubGlobal('print', printed);
    const wire = new FakeWire(ORDINARY);
    await walk(wire);
    await tap('report-next');
    const copy = document.querySelector<HTMLElement>('.Copy button');
    await act(() => copy?.click());
    await settle();
    expect(find('practice-banner')?.textContent).toContain('would happen now');
    await tap('print');
    const mail = find('mailto');
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    await act(() => void mail?.dispatchEvent(click));
    expect(click.defaultPrevented).toBe(true);
    const pages = [...document.querySelectorAll<HTMLElement>('[data-qa^=page-]')];
    await act(() => pages[0]?.click());
    await settle();
    if (find('open-page') !== null) await tap('open-page');
    expect([written.mock.calls, printed.mock.calls]).toEqual([[], []]);
    expect(wire.asked.filter(([name]) => name.startsWith('help/'))).toEqual([]);
    vi.unstubAllGlobals();
  });

  test('real help after it is real, and knows nothing of the practice', async () => {
    const wire = new FakeWire(ORDINARY);
    await walk(wire);
    await write('words', 'marker-words');
    await tap('hide');
    await tap('help');
    expect(find('practice-banner')).toBe(null);
    for (const marker of [...MARKERS, 'chat.example']) expect(page()).not.toContain(marker);
  });
});
