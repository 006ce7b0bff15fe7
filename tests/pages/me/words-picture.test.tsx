// @vitest-environment happy-dom
/** The words picture in help: asked for once, shut until opened, dropped where nothing may be copied. (What is drawn: tests/e2e.) */
import { useState } from 'preact/hooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HelpCategory } from '../../../src/core/help/categories';
import type { Language } from '../../../src/i18n/t';
import type { Press } from '../../../src/pages/me/use-me';
import { captionOf, useWords } from '../../../src/pages/me/use-words';
import { PrintedWords, WordsPicture } from '../../../src/pages/me/WordsPicture';
import { shotOf } from '../../fakes/page-words';
import { clear, click, FakeWorker, has, qa, settle, show, text, uiIn, until } from '../page-fixture';

const CONTEXT = { address: 'https://chat.test/room?token=1', title: '', selectedText: '', language: '', pressedAt: 1 };
const PRESS: Press = { tabId: 7, context: CONTEXT };
const CAPTION = { host: 'chat.test', at: 1, zone: 'Asia/Karachi' };
const CATEGORIES: readonly HelpCategory[] = ['bullying', 'scary_content', 'csam_seen', 'self_harm'];

let worker: FakeWorker;
beforeEach(() => {
  worker = new FakeWorker({ 'me/words': { shot: shotOf('send me your picture') } });
});
afterEach(clear);

/** Help with the picture in it, a button for each category, and one that wipes. */
function Help({ press, language = 'en' }: { readonly press: Press; readonly language?: Language }) {
  const [category, pick] = useState<HelpCategory>('unsaid');
  const ui = uiIn(language);
  const words = useWords(worker, press, category);
  return (
    <>
      {CATEGORIES.map((one) => (
        <button key={one} type="button" data-qa={one} onClick={() => pick(one)} />
      ))}
      <button type="button" data-qa="wipe" onClick={() => words?.forget()} />
      {words !== null && <WordsPicture ui={ui} words={words} caption={CAPTION} onCopied={() => undefined} />}
      {words !== null && <PrintedWords ui={ui} words={words} caption={CAPTION} />}
    </>
  );
}
async function open(press = PRESS, language: Language = 'en'): Promise<void> {
  await show(<Help press={press} language={language} />);
  if (press.context !== null) await until(() => has('words-picture'));
}
async function openList(): Promise<void> {
  await click('words-show');
  const list = qa('words-list');
  if (!(list instanceof HTMLDetailsElement)) throw new Error('no list');
  list.open = true;
  list.dispatchEvent(new Event('toggle'));
  await settle();
}

describe('offered', () => {
  test('shut: not a word of it is in the page until the child opens it', async () => {
    await open();
    expect([text().includes('send me'), has('words-canvas'), has('words-print')]).toEqual([false, false, false]);
    await openList();
    expect([qa('words-list').textContent?.includes('send me your picture'), has('words-canvas'), has('words-print')]).toEqual([
      true,
      true,
      true,
    ]);
  });
  test('asked for once', async () => {
    await open();
    await openList();
    await click('bullying');
    expect(worker.inputsOf('me/words')).toEqual([{}]);
  });
  test('late: help is there before it', async () => {
    let come: (shot: ReturnType<typeof shotOf>) => void = () => undefined;
    worker = new FakeWorker({
      'me/words': () =>
        new Promise((resolve) => {
          come = (shot) => resolve({ shot });
        }),
    });
    await show(<Help press={PRESS} />);
    expect([has('wipe'), has('words-picture')]).toEqual([true, false]);
    come(shotOf('late words'));
    await until(() => has('words-picture'));
  });
  test('not where Help was opened without a page, or a private one: nobody is asked', async () => {
    await open({ tabId: null, context: null });
    await open({ tabId: 7, context: null });
    expect([worker.inputsOf('me/words'), has('words-picture')]).toEqual([[], false]);
  });
  test.each<[string, FakeWorker]>([
    ['there are no words', new FakeWorker({ 'me/words': { shot: null } })],
    ['the worker does not answer', new FakeWorker({})],
  ])('not where %s', async (_why, other) => {
    worker = other;
    await show(<Help press={PRESS} />);
    await settle();
    expect([worker.inputsOf('me/words'), has('words-picture')]).toEqual([[{}], false]);
  });
});

describe('taken out', () => {
  test('it is in no output, and can be brought back', async () => {
    await open();
    await click('words-show');
    expect(document.activeElement?.id).toBe('words-title');
    await click('words-out');
    expect([has('words-canvas'), has('words-print'), text().includes('Taken out')]).toEqual([false, false, true]);
    await click('words-back');
    expect([has('words-canvas'), has('words-print')]).toEqual([true, true]);
  });
  test('one text: pressed, and pressed again', async () => {
    await open();
    await openList();
    const states: (string | null)[] = [];
    for (let times = 0; times < 3; times += 1) {
      states.push(qa('word-0').getAttribute('aria-pressed'));
      await click('word-0');
    }
    expect(states).toEqual(['false', 'true', 'false']);
  });
  test('wiped: it does not come back', async () => {
    await open();
    await click('wipe');
    await click('bullying');
    expect(has('words-picture')).toBe(false);
  });
});

describe('by what is happening', () => {
  test.each<[HelpCategory[], boolean]>([
    [['bullying'], true],
    [['scary_content'], true],
    [['self_harm'], false],
    [['self_harm', 'bullying'], true],
    [['csam_seen'], false],
    [['csam_seen', 'bullying'], false],
  ])('%j: offered = %s', async (picked, isOffered) => {
    await open();
    for (const category of picked) await click(category);
    expect(has('words-picture')).toBe(isOffered);
  });
  test.each<[string, HelpCategory[]]>([
    ['after such an answer', ['csam_seen']],
    ['after such an answer was taken back', ['csam_seen', 'bullying']],
  ])('words that come %s are dropped too', async (_when, picked) => {
    let come: (shot: ReturnType<typeof shotOf>) => void = () => undefined;
    worker = new FakeWorker({
      'me/words': () =>
        new Promise((resolve) => {
          come = (shot) => resolve({ shot });
        }),
    });
    await show(<Help press={PRESS} />);
    for (const category of picked) await click(category);
    come(shotOf('late words'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await click('bullying');
    expect(has('words-picture')).toBe(false);
  });
});

test.each(['en', 'ur'] as const)(
  'in %s: few words, a cross with a name, no field that a browser would keep',
  async (language) => {
    await open(PRESS, language);
    await openList();
    expect(qa('words-out').getAttribute('aria-label')).toMatch(language === 'ur' ? /تصویر/ : /picture/);
    expect(qa('words-canvas').getAttribute('aria-label')).not.toBe('');
    expect(document.querySelectorAll('input, textarea, a')).toHaveLength(0);
  },
);

test.each([
  [
    { address: CONTEXT.address, at: 5, zone: 'Asia/Karachi' },
    { host: 'chat.test', at: 5, zone: 'Asia/Karachi' },
  ],
  [
    { address: null, at: null, zone: 'UTC' },
    { host: null, at: null, zone: 'UTC' },
  ],
])('the picture says no more of its page than the report does', (draft, caption) => expect(captionOf(draft)).toEqual(caption));
