// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { FakeWire, PRESSED } from './me-fixture';
import { find, freshPages, open, page, tap, write } from './walk';

freshPages();

describe('the report', () => {
  async function openReport(tile = 'tile-grooming', more: string[] = []): Promise<void> {
    for (const step of ['danger-no', tile, ...more, 'do-report']) await tap(step);
  }

  test('shows what was captured, masked; each item can be taken out and put back', async () => {
    await open(new FakeWire(PRESSED));
    await openReport();
    expect(page()).toContain('token=•••');
    expect(page()).not.toContain('PLANTED');
    for (const [item, marker] of [
      ['address', 'marker-path'],
      ['title', 'marker-title'],
      ['selectedText', 'marker-selected'],
    ] as const) {
      await tap(`out-${item}`);
      expect(page()).not.toContain(marker);
      await tap(`back-${item}`);
      expect(page()).toContain(marker);
    }
  });

  test('what was taken out is in no way of bringing it', async () => {
    await open(new FakeWire(PRESSED));
    await openReport();
    await tap('out-title');
    await tap('report-next');
    expect(page() + decodeURIComponent(find('mailto')?.getAttribute('href') ?? '')).not.toContain('marker-title');
  });

  test('own words are kept while going back and forth', async () => {
    await open(new FakeWire(PRESSED));
    await openReport();
    await write('words', 'marker-words');
    await tap('report-next');
    expect(find('way-phone')?.textContent).toContain('marker-words');
    await tap('back');
    expect(find('words')?.textContent).toBe('marker-words');
  });

  test('there is no field that a browser would remember', async () => {
    await open(new FakeWire(PRESSED));
    await openReport();
    expect(find('help-view')?.querySelectorAll('input, textarea, select, form')).toHaveLength(0);
    expect(find('words')?.getAttribute('spellcheck')).toBe('false');
  });

  test('a page of abuse: its address and title reach only the hotline’s own view', async () => {
    await open(new FakeWire(PRESSED));
    await openReport('tile-scary_content', ['gate-yes']);
    await tap('report-next');
    const elsewhere = page() + decodeURIComponent(find('mailto')?.getAttribute('href') ?? '');
    for (const marker of ['marker-host', 'marker-path', 'marker-title', 'marker-selected'])
      expect(elsewhere).not.toContain(marker);
    await tap('page-pk-iwf');
    expect(find('copy-address')?.textContent).toContain('https://marker-host.example/marker-path?token=PLANTED');
    expect(find('copy-title')).toBeNull(); // the link is all that is asked
  });

  test('the exact address is only where it goes to a hotline or the police', async () => {
    await open(new FakeWire(PRESSED));
    await openReport();
    await tap('report-next');
    expect(page()).not.toContain('PLANTED');
    await tap('page-pk-nccia');
    expect(find('copy-address')?.textContent).toContain('PLANTED');
    expect(document.body.textContent).toContain('CNIC');
  });

  test('opening a page asks the worker, for exactly the official address', async () => {
    const wire = new FakeWire(PRESSED);
    await open(wire);
    await openReport();
    for (const step of ['report-next', 'page-ncmec-cybertip', 'open-page']) await tap(step);
    expect(wire.asked.at(-1)).toEqual(['help/channel', { address: 'https://report.cybertip.org/' }]);
  });

  test('a page that does not open leaves its address to be typed', async () => {
    const wire = new FakeWire(PRESSED);
    wire.opens = false;
    await open(wire);
    await openReport();
    for (const step of ['report-next', 'page-ncmec-cybertip', 'open-page']) await tap(step);
    expect(document.querySelector('[role=alert] bdi')?.textContent).toBe('https://report.cybertip.org/');
  });
});
