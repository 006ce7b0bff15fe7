// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { BlockedView } from '../../../src/messaging/views';
import { CalmPage } from '../../../src/pages/calm/Calm';
import { clear, click, FakeWorker, has, qa, show, text, uiIn } from '../page-fixture';

afterEach(clear);

const FAMILY: BlockedView = {
  stopped: null,
  program: null,
  address: null,
  site: null,
  timeZone: 'Asia/Karachi',
  country: 'PK',
  province: 'PK-PB',
};
async function open(
  language: 'en' | 'ur' = 'en',
  worker = new FakeWorker({ 'blocked/view': FAMILY, 'help/open': { opened: true } }),
) {
  await show(<CalmPage ui={uiIn(language)} wire={worker} />);
  return worker;
}
/** Everything that a child sees before unfolding anything. */
const firstWords = () => [...document.querySelectorAll('.CalmPage-lead > *')].map((element) => element.textContent);
const details = () => qa('calm-adults') as HTMLDetailsElement;

describe('for the child', () => {
  test('first that nothing was wrong, that nobody is told, then why; few words', async () => {
    await open();
    expect(firstWords().slice(0, 3)).toEqual([
      'This page was not opened',
      'You did nothing wrong.',
      'Hifazat tells nobody and writes nothing down.',
    ]);
    const words = firstWords().join(' ').split(/\s+/).length;
    expect(words).toBeLessThan(75);
    expect(firstWords().join(' ')).not.toMatch(/sex|abuse|crime|police|illegal|law/i);
  });
  test('in Urdu', async () => {
    await open('ur');
    expect(qa('calm-fault').textContent).toBe('آپ نے کوئی غلط کام نہیں کیا۔');
  });
  test('the red button comes before the words for adults, and takes no address along', async () => {
    const worker = await open();
    const order = qa('help').compareDocumentPosition(details());
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await click('help');
    expect(worker.inputsOf('help/open')).toEqual([{ address: null }]);
  });
  test.each([
    ['the worker answers nothing', {}],
    ['help does not open', { 'blocked/view': FAMILY, 'help/open': { opened: false } }],
  ])('%s: the words are there, and a press shows the numbers', async (_name, answers) => {
    await open('en', new FakeWorker(answers));
    expect(firstWords()).toHaveLength(6);
    await click('help');
    expect(qa('help-in-small').textContent).toContain('15');
  });
});

describe('for adults', () => {
  test('folded away', async () => {
    await open();
    expect(details().open).toBe(false);
  });
  test.each([
    ['why', 'on a list of pages with pictures or videos of children being sexually abused'],
    ['what', 'Sexual pictures or videos of anyone under 18'],
    ['law', 'Prevention of Electronic Crimes Act 2016 (PECA), section 22'],
    ['complain', 'a parent or the school, who the publisher is'],
    ['contact', 'https://report.iwf.org.uk/pk/'],
    ['contact', 'https://report.cybertip.org/'],
    ['behind', 'Hifazat only compares addresses with the list'],
    ['unlogged', 'Who is stopped is not written down and not counted'],
  ])('%s: %s', async (item, words) => {
    await open();
    expect(qa(`calm-${item}`).textContent).toContain(words);
    expect(details().contains(qa(`calm-${item}`))).toBe(true);
  });
  test('hotlines of the world where the country has none of its own', async () => {
    await open('en', new FakeWorker({ 'blocked/view': { ...FAMILY, country: 'NZ', province: null } }));
    expect(qa('calm-contact').textContent).toContain('https://report.cybertip.org/');
    expect(qa('calm-contact').textContent).not.toContain('iwf.org.uk/pk');
  });
  test('names no penalty, and has no link', async () => {
    await open();
    expect(qa('calm-law').textContent).not.toMatch(/\byears\b|PKR|Rs\b|fine\b/);
    expect(document.querySelector('a')).toBeNull();
  });
});

describe('it knows nothing of the page', () => {
  test('asks only whose numbers to show, whatever its own address says', async () => {
    location.hash = '#https://secret.test/path';
    const worker = await open();
    expect(worker.asked.map(({ name, input }) => [name, input])).toEqual([['blocked/view', { address: '' }]]);
    expect(text()).not.toContain('secret.test');
    expect(has('blocked-go')).toBe(false);
  });
});
