/** Walking through the child's page as a child does, for its tests. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, vi } from 'vitest';
import { createFormat } from '../../../src/i18n/format';
import { createT, dirOf, type Language } from '../../../src/i18n/t';
import { Me } from '../../../src/pages/me/Me';
import { type FakeWire, NOW } from './me-fixture';

export const settle = () => act(async () => void (await new Promise((done) => setTimeout(done, 0))));

/** Draws the child's page over a fake worker; `goTo` hears where it would lead. */
export async function open(wire: FakeWire, language: Language = 'en', goTo: (address: string) => void = () => {}): Promise<void> {
  const ui = {
    t: createT(language),
    format: createFormat(language),
    language,
    dir: dirOf(language),
    setLanguage: () => undefined,
  };
  await act(() => render(<Me ui={ui} wire={wire} goTo={goTo} />, document.body));
  await settle();
}
export const find = (qa: string) => document.querySelector<HTMLElement>(`[data-qa="${qa}"]`);
export async function tap(qa: string): Promise<void> {
  const element = find(qa);
  if (element === null) throw new Error(`no ${qa} in: ${document.body.textContent}`);
  await act(() => element.click());
  await settle();
}
export async function write(qa: string, text: string): Promise<void> {
  const element = find(qa);
  if (element === null) throw new Error(`no ${qa}`);
  element.textContent = text;
  await act(() => void element.dispatchEvent(new Event('input', { bubbles: true })));
}
export const page = () => document.body.innerHTML;
export const view = () => find('help-view')?.dataset.view ?? 'ordinary';

/** A fixed clock for each test, and an empty document after it. */
export function freshPages(): void {
  beforeEach(() => {
    vi.spyOn(Date, 'now').mockReturnValue(NOW);
  });
  afterEach(async () => {
    await act(() => render(null, document.body));
    document.body.innerHTML = '';
    vi.restoreAllMocks();
  });
}
