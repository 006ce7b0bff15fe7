// @vitest-environment happy-dom

import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { createFormat } from '../../../src/i18n/format';
import { createT } from '../../../src/i18n/t';
import { Me } from '../../../src/pages/me/Me';
import { FakeWire, ORDINARY, PRESSED } from './me-fixture';
import { find, freshPages, open, settle, tap, view } from './walk';

freshPages();

describe('the ordinary page', () => {
  test('shows my rules in words', async () => {
    await open(new FakeWire(ORDINARY));
    const text = document.body.textContent ?? '';
    for (const words of [
      'Hello Ayesha',
      '41 min used, 19 min left',
      'Bedtime',
      'example.com',
      'Gambling',
      'khanacademy.org',
      '90 days',
      'Ctrl+Shift+1',
    ])
      expect(text).toContain(words);
    expect(view()).toBe('ordinary');
  });

  test('an address is plain text from left to right, never a link', async () => {
    await open(new FakeWire(ORDINARY), 'ur');
    expect(document.querySelectorAll('a')).toHaveLength(0);
    expect([...document.querySelectorAll('bdi[dir=ltr]')].map((one) => one.textContent)).toContain('example.com');
  });

  test('the choice of corner goes to the worker', async () => {
    const wire = new FakeWire(ORDINARY);
    await open(wire);
    await act(() => document.querySelector<HTMLInputElement>('input[value="top-start"]')?.click());
    expect(wire.asked).toContainEqual(['button/choose', { corner: 'top-start', look: 'full', after: 'stay' }]);
  });

  test('works without the worker: the way to help is there', async () => {
    await open(new FakeWire('refused'));
    await tap('help');
    await tap('danger-yes');
    expect(find('helper-pk-15')?.textContent).toContain('15');
  });

  test('a silent worker is waited for one second only', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const ui = {
      t: createT('en'),
      format: createFormat('en'),
      language: 'en',
      dir: 'ltr',
      setLanguage: () => undefined,
    } as const;
    await act(() => render(<Me ui={ui} wire={new FakeWire('silent')} />, document.body));
    await act(() => void vi.advanceTimersByTime(1000));
    expect(find('help')).not.toBeNull();
    vi.useRealTimers();
  });
});

describe('a press', () => {
  test('opens help calmly, once: asking again shows nothing of it', async () => {
    const wire = new FakeWire(PRESSED, ORDINARY);
    await open(wire);
    expect(view()).toBe('calm');
    expect(find('view-title')?.textContent).toBe("You're in the right place. Nothing has been sent.");
    expect(document.activeElement).toBe(find('view-title'));
    await act(() => wire.announceChange());
    await settle();
    expect(view()).toBe('calm'); // a change of settings doesn't throw the child out of help
    await tap('hide');
    expect(view()).toBe('ordinary');
  });

  test('that arrives while the page is open opens help', async () => {
    const wire = new FakeWire(ORDINARY, PRESSED);
    await open(wire);
    await act(() => wire.announceChange());
    await settle();
    expect(view()).toBe('calm');
  });

  test('one tap to 15 from every view, and a number in at most four', async () => {
    await open(new FakeWire(PRESSED));
    for (const step of ['danger-no', 'tile-grooming', 'do-talk']) {
      expect(find('always-emergency')?.textContent).toContain('15');
      await tap(step);
    }
    expect(find('helper-pk-1121')?.textContent).toContain('1121');
    await tap('always-emergency');
    expect(find('helper-pk-15')?.querySelector('svg[role=img]')?.getAttribute('aria-label')).toContain('15');
  });

  test('the number that was tapped comes first, also where the route begins with another', async () => {
    await open(new FakeWire(PRESSED));
    for (const step of ['danger-no', 'tile-bullying', 'always-helpline']) await tap(step);
    expect(document.querySelector('[data-qa=help-view] .Helper-first')?.getAttribute('data-qa')).toBe('helper-pk-1121');
    expect(document.querySelectorAll('[data-qa=helper-pk-1121]')).toHaveLength(1);
  });

  test('by mistake: the page behind comes back and nothing stays', async () => {
    const wire = new FakeWire(PRESSED, ORDINARY);
    await open(wire);
    await tap('mistake');
    expect(wire.asked).toContainEqual(['help/tab', { tabId: 7, choice: 'return' }]);
    expect(view()).toBe('ordinary');
  });

  test('hurt at home never points to a parent', async () => {
    await open(new FakeWire(PRESSED));
    for (const step of ['danger-no', 'tile-hurt_at_home', 'do-talk']) await tap(step);
    expect(document.body.textContent).toContain('Like an aunt or a teacher');
    expect(find('help-view')?.textContent).not.toMatch(/mother|father|parents/i);
    expect(find('helper-pk-nccia')).toBeNull();
  });

  test('a report, filled in, is two taps from the page: the press and one more; never where a person comes before any form', async () => {
    await open(new FakeWire(PRESSED));
    await tap('always-report');
    expect(view()).toBe('report');
    expect(document.body.textContent).toContain('marker-host');
    for (const step of ['back', 'danger-no', 'tile-self_harm']) await tap(step);
    expect(find('always-report')).toBeNull();
  });

  test('the province decides who answers, and is asked of nobody', async () => {
    const wire = new FakeWire(PRESSED);
    await open(wire);
    for (const step of ['danger-no', 'tile-grooming', 'do-talk', 'province-PK-PB']) await tap(step);
    expect(find('helper-pk-pb-vccs')?.textContent).toContain('press 3');
    expect(wire.askedByHelp.map(([name]) => name)).toEqual(['me/view', 'me/words']);
  });

  test('wanting to hurt oneself leads to people, not to a form', async () => {
    await open(new FakeWire(PRESSED));
    for (const step of ['danger-no', 'tile-self_harm']) await tap(step);
    expect(find('helper-pk-1122')).not.toBeNull();
    expect(find('do-report')).toBeNull();
  });

  test('a country without a directory says so', async () => {
    await open(new FakeWire({ ...PRESSED, country: 'ZZ' }));
    expect(find('always-emergency')).toBeNull();
    for (const step of ['danger-no', 'tile-grooming', 'do-talk']) await tap(step);
    expect(document.body.textContent).toContain('no checked phone number');
  });
});
