// @vitest-environment happy-dom
/**
 * Every view of help, as somebody meets it who uses no mouse or has it read out: each control is reached by Tab in the order of the page, has a
 * name in the page's language, and a number is set so that Urdu doesn't turn it round.
 */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, test } from 'vitest';
import { FakeWire, PRESSED } from './me-fixture';
import { find, freshPages, open, tap, view } from './walk';

freshPages();

/** Ways that between them lead through every view. */
const WALKS: readonly (readonly string[])[] = [
  ['danger-yes', 'danger-next'],
  ['danger-no', 'tile-scary_content', 'gate-no', 'do-report'],
  ['danger-no', 'tile-grooming', 'do-talk', 'talk-done'],
  ['danger-no', 'tile-grooming', 'do-report', 'report-next', 'page-pk-nccia'],
  ['danger-no', 'tile-my_image_shared', 'do-down'],
  ['danger-no', 'tile-bullying', 'do-platform'],
];
const VIEWS = ['calm', 'danger', 'tiles', 'gate', 'can', 'talk', 'report', 'ways', 'page', 'takedown', 'platform', 'done'];

const CONTROLS = 'button, a, summary, input, select, textarea, [role], [tabindex], [contenteditable]';
/** The ordinary page lies hidden beneath help. */
const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(`[data-qa=help-view] :is(${selector})`)];
const controls = (): HTMLElement[] =>
  all(CONTROLS).filter(
    (element) =>
      element.matches('button, a[href], summary, [role=textbox], [role=button], [onclick], canvas') &&
      !element.closest('[aria-hidden=true]'),
  );
const textById = (ids: string | null): string =>
  (ids ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');
/** What is read out: a sign for the eye alone is none. */
function textOf(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const silent of copy.querySelectorAll('[aria-hidden=true]')) silent.remove();
  return copy.textContent ?? '';
}
const nameOf = (element: HTMLElement): string =>
  [element.getAttribute('aria-label'), textById(element.getAttribute('aria-labelledby')), textOf(element)]
    .map((name) => (name ?? '').trim())
    .find((name) => name !== '') ?? '';

/** What is wrong with the view that is shown, in words. */
function faults(language: 'en' | 'ur'): string[] {
  const found: string[] = [];
  const say = (what: string, element: Element) => found.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
  for (const control of controls()) {
    const name = nameOf(control);
    if (name === '') say('no name', control);
    if (language === 'ur' && !/[\u0600-\u06ff]/.test(name) && control.querySelector('bdi') === null)
      say('a name that is no Urdu', control);
    if (control.getAttribute('tabindex') !== null && control.tabIndex !== 0) say('Tab passes it by, or comes too early', control);
  }
  for (const element of all('[tabindex]'))
    if (Number(element.getAttribute('tabindex')) > 0) say('out of the page’s order', element);
  for (const element of all('input, textarea, select')) say('a field that a browser keeps', element);
  for (const element of all('svg:not([aria-hidden=true]):not([role=img]), svg[role=img]:not([aria-label])'))
    say('a picture without a name, not hidden either', element);
  const names = all('nav').filter((element) => nameOf(element) === '');
  for (const element of names) say('a region without a name', element);
  if (all('h1').length !== 1) found.push('not one h1');
  for (const element of all('.Phone-number, .Always-number')) {
    const digits = /\d/.test(element.textContent ?? '');
    const isSet = element.matches('bdi[dir=ltr]') || element.querySelector('bdi[dir=ltr]') !== null;
    if (digits && !isSet) say('a number without bdi', element);
  }
  return found;
}

describe.each(['en', 'ur'] as const)('in %s', (language) => {
  test('every view: reached by Tab, named, numbers set apart; the focus is on its title', async () => {
    const seen = new Set<string>();
    for (const walk of WALKS) {
      await open(new FakeWire(PRESSED), language);
      for (const step of ['', ...walk]) {
        if (step !== '') await tap(step);
        seen.add(view());
        expect([view(), faults(language)]).toEqual([view(), []]);
        if (step !== '') expect([view(), document.activeElement]).toEqual([view(), find('view-title')]);
      }
      await act(() => render(null, document.body));
    }
    expect(VIEWS.filter((name) => !seen.has(name))).toEqual([]);
  });
});
