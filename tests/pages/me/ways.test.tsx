// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { directoryFor, route } from '../../../src/core/help/directory';
import { type PolicyEntry, withAdded } from '../../../src/core/help/policy-entry';
import { buildReport, draftFrom, Report } from '../../../src/core/help/report';
import { createFormat } from '../../../src/i18n/format';
import { createT } from '../../../src/i18n/t';
import { goTo, pick, startFlow, type ViewProps } from '../../../src/pages/me/flow';
import { PageView } from '../../../src/pages/me/PageView';
import { TalkView } from '../../../src/pages/me/TalkView';
import { FakeWire, NOW, PRESSED } from './me-fixture';
import { find, freshPages, open, page, settle, tap, write } from './walk';

freshPages();

const text = (qa: string) => find(qa)?.textContent ?? '';
async function openReport(wire: FakeWire, tile = 'tile-grooming', more: string[] = []): Promise<void> {
  await open(wire);
  for (const step of ['danger-no', tile, ...more, 'do-report']) await tap(step);
}
const CLICKED = {
  ...PRESSED,
  press: {
    tabId: 7,
    context: {
      address: 'https://marker-host.example/x',
      title: 'T',
      selectedText: '',
      language: 'en',
      pressedAt: NOW,
      clicked: { kind: 'picture' as const, address: 'https://marker-cdn.example/marker-file.jpg?token=PLANTED' },
    },
  },
};

describe('names, and "is this a child too?"', () => {
  test('the question comes with the name; more rows only when one is filled', async () => {
    await openReport(new FakeWire(PRESSED));
    expect([find('person-child-1-yes'), find('person-add')]).toEqual([null, null]);
    await write('names', 'marker-name');
    expect(text('person-1')).toContain('Is this a child too?');
    await tap('person-add');
    expect(find('person-add')).toBeNull();
    await write('names-2', 'marker-second');
    await tap('person-out');
    expect(find('names-2')).toBeNull();
    expect(find('names')?.textContent).toBe('marker-name');
  });

  test.each([
    ['no', true],
    ['yes', false],
    ['unsure', false],
    [null, false],
  ])('%s: in what anybody may read %s, and always with helpers', async (answer, forAll) => {
    await openReport(new FakeWire(PRESSED));
    await write('names', 'marker-name');
    if (answer !== null) await tap(`person-child-1-${answer}`);
    await tap('report-next');
    const elsewhere = ['way-mail', 'way-print', 'way-machines', 'print-sheet'].map((qa) => find(qa)?.outerHTML).join('');
    expect(decodeURIComponent(elsewhere).includes('marker-name')).toBe(forAll);
    expect(text('way-phone')).toContain('marker-name');
    await tap('page-pk-nccia');
    expect(text('copy-names')).toContain('marker-name');
  });
});

describe('the clicked picture', () => {
  test('is shown masked, can be taken out, and then is nowhere', async () => {
    await openReport(new FakeWire(CLICKED));
    expect(text('captured-clicked')).toContain('Picture I chose');
    expect(page()).not.toContain('PLANTED');
    await tap('out-clicked');
    await tap('report-next');
    expect(page()).not.toContain('marker-file'); // no letter of it is ever escaped in a link
    await tap('page-pk-nccia');
    expect(page()).not.toContain('marker-file');
  });

  test('on a page of abuse it is guarded as the address is: the hotline alone gets it', async () => {
    await openReport(new FakeWire(CLICKED), 'tile-scary_content', ['gate-yes']);
    await tap('report-next');
    expect(page()).not.toMatch(/marker-(cdn|file|host)/);
    await tap('page-pk-iwf');
    expect(text('copy-clicked')).toContain('https://marker-cdn.example/marker-file.jpg?token=PLANTED');
  });
});

describe('tell more', () => {
  test('is closed, asks by taps, and what was tapped is in the report', async () => {
    await openReport(new FakeWire(PRESSED));
    expect(find('tell-more')?.hasAttribute('open')).toBe(false);
    for (const step of ['role-child_for_other', 'age-10-12', 'family-no', 'province-PK-PB']) await tap(step);
    await write('contact', 'marker-contact');
    await tap('report-next');
    for (const words of [
      'It is about another child',
      '10-12 years',
      'Is it safe if my family finds out: No',
      'marker-contact',
      'Punjab',
    ])
      expect(text('copy-all')).toContain(words);
    await tap('back');
    expect(find('tell-more')?.hasAttribute('open')).toBe(true);
    await tap('family-no'); // taken back, and nothing shuts under the child's finger
    for (const step of ['role-child_for_other', 'age-10-12']) await tap(step);
    await write('contact', '');
    expect(find('tell-more')?.hasAttribute('open')).toBe(true);
    await tap('report-next');
    expect(text('copy-all')).not.toContain('May my family know');
  });
});

describe('one object, many forms', () => {
  test('the text in English, in Urdu, and in both', async () => {
    await openReport(new FakeWire(PRESSED));
    await tap('report-next');
    const [english, urdu] = [createT('en')('help.f_category'), createT('ur')('help.f_category')];
    const has = () => [english, urdu].map((label) => text('copy-all').includes(`${label}:`));
    expect(has()).toEqual([true, false]);
    await tap('text-language-ur');
    expect(has()).toEqual([false, true]);
    await tap('text-language-both');
    expect(has()).toEqual([true, true]);
  });

  test('a text that had to be cut says so', async () => {
    await openReport(new FakeWire(PRESSED));
    await write('words', 'w '.repeat(2000));
    await tap('report-next');
    expect(text('way-mail')).toContain('It was too long.');
  });

  test('the sealed report is there to copy; its number to be said is its own', async () => {
    await openReport(new FakeWire(PRESSED));
    await tap('report-next');
    await vi.waitFor(() => expect(find('copy-json')).not.toBeNull());
    await settle();
    const report = Report.parse(JSON.parse(find('copy-json')?.querySelector('bdi')?.textContent ?? ''));
    expect(report.page?.urlShown).toBe('https://marker-host.example/marker-path?token=•••');
    const { digest } = report.integrity;
    expect(text('short-code')).toContain(`${digest.slice(0, 4)} ${digest.slice(4, 8)}`);
    expect(text('print-sheet')).toContain(`${digest.slice(0, 4)} ${digest.slice(4, 8)}`);
  });

  test('the paper has a square for each number, and one for the report, but none for a guarded page', async () => {
    await openReport(new FakeWire(PRESSED));
    await tap('report-next');
    const squares = () => [...(find('print-sheet')?.querySelectorAll('svg') ?? [])].map((one) => one.getAttribute('aria-label'));
    const square = createT('en')('report.square');
    expect(squares()).toContain(square);
    expect(squares().length).toBeGreaterThan(2);
    for (const step of ['back', 'back', 'back', 'tile-my_image_shared', 'do-report', 'report-next']) await tap(step);
    expect(squares()).not.toContain(square);
  });
});

test('even to the police nobody reads out an exact address', async () => {
  await openReport(new FakeWire(PRESSED), 'tile-trafficking_missing');
  await tap('report-next');
  expect(find('helper-pk-15')).not.toBeNull();
  expect(text('way-phone')).toContain('token=•••');
  expect(text('way-phone')).not.toContain('PLANTED');
});

describe('before a channel opens, and after', () => {
  test('WhatsApp opens with a short text, for exactly their number', async () => {
    const wire = new FakeWire(PRESSED);
    await open(wire);
    for (const step of ['danger-no', 'tile-grooming', 'do-talk', 'province-PK-PB', 'back', 'do-report', 'report-next'])
      await tap(step);
    await tap('page-pk-pb-vccs');
    expect(page()).toContain('Nothing is sent until you press send there.');
    await tap('open-whatsapp');
    const [name, input] = wire.asked.at(-1) ?? [];
    expect(name).toBe('help/channel');
    expect(JSON.stringify(input)).toMatch(/^\{"address":"https:\/\/wa\.me\/923090000015\?text=[!-~]{20,}"\}$/);
    expect(JSON.stringify(input)).not.toContain('PLANTED');
  });

  test('a doubtful e-mail address says that it is one; the mail is addressed and masked', async () => {
    await openReport(new FakeWire(PRESSED));
    for (const step of ['report-next', 'page-pk-nccia']) await tap(step);
    expect(text('their-mail')).toContain('not sure');
    const link = find('mailto-them')?.getAttribute('href') ?? '';
    expect(link).toMatch(/^mailto:helpdesk@nccia\.gov\.pk\?subject=/);
    expect(decodeURIComponent(link)).not.toContain('PLANTED');
  });

  test('opened again in the same help: it says so, and leads to another', async () => {
    await openReport(new FakeWire(PRESSED));
    for (const step of ['report-next', 'page-ncmec-cybertip']) await tap(step);
    expect([find('opened-before'), find('after-open')]).toEqual([null, null]);
    await tap('open-page');
    expect(find('opened-before')).toBeNull();
    expect(text('after-open')).toContain('Staff read it');
    await tap('back');
    expect(text('way-page')).toContain('You have already opened CyberTipline.');
    await tap('page-ncmec-cybertip');
    expect(text('opened-before')).toContain('You have already opened CyberTipline.');
    await tap('try-another');
    expect(find('help-view')?.dataset.view).toBe('ways');
  });

  test('what is to be copied stands in the order in which they ask', async () => {
    await openReport(new FakeWire(PRESSED), 'tile-bullying');
    await write('words', 'marker-words');
    for (const step of ['province-PK-PB', 'report-next', 'page-pk-nccia']) await tap(step);
    const cards = () => [...document.querySelectorAll<HTMLElement>('[data-qa^=copy-]')].map(({ dataset }) => dataset.qa);
    // Name, ID card and phone are typed there; then place, then what happened; the whole text at the end.
    expect(cards()).toEqual(
      ['region', 'category', 'words', 'selectedText', 'address', 'title', 'time', 'all'].map((id) => `copy-${id}`),
    );
  });

  test('a page that did not open was not opened', async () => {
    const wire = new FakeWire(PRESSED);
    wire.opens = false;
    await openReport(wire);
    for (const step of ['report-next', 'page-ncmec-cybertip', 'open-page', 'back']) await tap(step);
    expect(text('way-page')).not.toContain('already opened');
  });

  test('hours: open now, or when it opens', async () => {
    await open(new FakeWire(PRESSED)); // 21:30 in Karachi
    for (const step of ['danger-no', 'tile-bullying', 'do-talk']) await tap(step);
    expect(text('helper-pk-drf')).toContain('Closed now. Opens again: Sunday 22 November, 9:00 am');
  });

  test('a missing child: what to have ready, and nothing to write', async () => {
    await open(new FakeWire(PRESSED));
    for (const step of ['danger-no', 'tile-trafficking_missing', 'do-talk']) await tap(step);
    expect(find('helper-pk-1099')).not.toBeNull();
    expect(text('have-ready')).toContain('last seen');
    expect(find('help-view')?.querySelectorAll('[role=textbox]')).toHaveLength(0);
  });

  test('one’s own picture: Take It Down, and the country’s hotline for a page', async () => {
    await open(new FakeWire(PRESSED));
    for (const step of ['danger-no', 'tile-my_image_shared', 'do-down']) await tap(step);
    expect([find('helper-take-it-down'), find('helper-pk-iwf')].includes(null)).toBe(false);
  });
});

describe('a helper that policy added', () => {
  const SCHOOL: PolicyEntry = {
    id: 'school',
    name: { en: 'School counsellor' },
    addedBy: 'City School',
    channels: [
      { type: 'tel', value: '042-111' },
      { type: 'web', value: 'https://help.school.test/talk' },
    ],
    asksFor: ['what_happened', 'link'],
  };
  async function draw(View: (props: ViewProps) => preact.JSX.Element, entryId: string | null): Promise<void> {
    const directory = directoryFor('PK');
    const draft = {
      ...draftFrom(PRESSED.press?.context ?? null, NOW, 'Asia/Karachi'),
      people: [{ name: 'marker-name', isChild: 'yes' as const }],
    };
    const flow = { ...goTo(pick(startFlow(draft, null), 'bullying'), 'talk'), entryId };
    const nothing = () => undefined;
    const ui = { t: createT('en'), format: createFormat('en'), language: 'en', dir: 'ltr', setLanguage: nothing } as const;
    const props = {
      ...{ ui, wire: new FakeWire(PRESSED), directory, press: { context: null, tabId: null }, flow },
      ...{ helpers: withAdded(route(directory, 'bullying', null), [SCHOOL], 'bullying') },
      ...{ go: nothing, change: nothing, words: null, sendId: 'r1', onClose: nothing, onCopied: nothing, onWipe: nothing },
    };
    await act(() => render(<View {...props} />, document.body));
  }

  test('is called after ours, and says who added it', async () => {
    await draw(TalkView, null);
    expect(text('helper-school')).toContain('Added by City School');
    expect(text('helper-school')).toContain('We have not checked this one.');
    expect([...document.querySelectorAll('.Helper')].at(-1)?.getAttribute('data-qa')).toBe('helper-school');
  });

  test('gets neither the exact address nor a child’s name, and its page is an address to type', async () => {
    await draw(PageView, 'school');
    expect(page()).not.toMatch(/PLANTED|marker-name/);
    expect(text('copy-own-page')).toContain('https://help.school.test/talk');
    expect(find('open-page')).toBeNull();
  });
});

test('nothing that the child did not say is in the report', () => {
  expect(Object.keys(buildReport(draftFrom(null, NOW, 'Asia/Karachi')))).toEqual(['schema', 'category', 'urgency', 'time']);
});
