/** Takes the words of a page: one look into every frame, in our own world. A frame that can't be asked, or hangs, is left out. */
import type { PageWords } from '../background/words-desk';
import { collectWords } from '../content/words';
import { assemble, FrameWords, WORD_LIMITS } from '../core/help/words-picture/shot';
import { browser } from './browser';

/** A page that hangs never answers; the child is in help meanwhile and waits for nothing. */
const PATIENCE = 3000;

async function ofFrame(tabId: number, frameId: number): Promise<FrameWords | null> {
  const late = new Promise<null>((resolve) => void setTimeout(() => resolve(null), PATIENCE));
  const asked = browser.scripting
    .executeScript({ target: { tabId, frameIds: [frameId] }, func: collectWords, args: [WORD_LIMITS], injectImmediately: true })
    .then(([answer]) => {
      const parsed = FrameWords.safeParse(answer?.result);
      return parsed.success ? parsed.data : null;
    })
    .catch(() => null); // gone, an error page, or a page of the browser
  return Promise.race([asked, late]);
}

export const pageWords: PageWords = {
  async take(tabId) {
    // Frame by frame and not `allFrames`: one that hangs would keep the others' words. The page itself is asked before anybody is waited for.
    const page = ofFrame(tabId, 0);
    const all = await browser.webNavigation.getAllFrames({ tabId }).catch(() => null);
    const others = (all ?? []).filter(({ frameId }) => frameId !== 0).map(({ frameId }) => ofFrame(tabId, frameId));
    const found = await Promise.all([page, ...others]);
    return assemble(found.filter((words) => words !== null));
  },
};
