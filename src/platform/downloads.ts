/**
 * The browser's list of downloads behind the port. Quirks: Chromium chooses a file's name after `onCreated` (then it is empty there) and
 * waits for listeners of `onDeterminingFilename` before a file is whole, which Firefox doesn't have; Firefox says null for what it
 * doesn't know and has no `finalUrl`. A download can be gone or ended between any two lines: that is an outcome, not an error.
 */
import type { DownloadFacts, DownloadNews, DownloadsPort } from '../background/download-guard';
import { browser, type Downloads, TARGET } from './browser';

/** How long a download may take to bring its first bytes before it is paused all the same, ms. */
const FIRST_BYTES = 3_000;

/** What the polyfill's types leave out. */
interface Naming {
  readonly onDeterminingFilename?: {
    addListener(listener: (item: Downloads.DownloadItem, suggest: () => void) => boolean): void;
  };
}

function factsOf(item: Downloads.DownloadItem): DownloadFacts {
  const { finalUrl } = item as { readonly finalUrl?: string };
  return {
    id: item.id,
    filename: item.filename ?? '',
    mime: item.mime ?? '',
    urls: [item.url ?? '', finalUrl ?? ''].filter((url) => url !== ''),
    referrer: item.referrer ?? '',
    state: item.state,
    isPaused: item.paused === true,
    isPrivate: item.incognito === true,
    exists: item.exists,
    startedAt: Date.parse(item.startTime),
  };
}

async function isDone(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch {
    return false; // it ended meanwhile, or was taken out of the list
  }
}

/**
 * Firefox holds what it can go on with: paused before its first bytes came, a download is simply ended (seen in ESR 153, where the worker was
 * quick and the site slow).
 */
async function firstBytes(id: number): Promise<void> {
  for (const end = Date.now() + FIRST_BYTES; Date.now() < end; ) {
    const [item] = await browser.downloads.search({ id });
    if (item?.state !== 'in_progress' || item.bytesReceived > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

export const downloadsPort: DownloadsPort = {
  async all() {
    // Without a limit of our own both give at least the newest thousand.
    return (await browser.downloads.search({ orderBy: ['-startTime'] })).map(factsOf);
  },
  async get(id) {
    const [item] = await browser.downloads.search({ id });
    return item === undefined ? null : factsOf(item);
  },
  async pause(id) {
    if (TARGET === 'firefox') await firstBytes(id);
    return isDone(browser.downloads.pause(id));
  },
  async resume(id) {
    const going = isDone(browser.downloads.resume(id));
    // Firefox settles this only when the whole file has come or the download was stopped (seen in ESR 153): nobody may wait for that.
    return TARGET === 'firefox' ? true : going;
  },
  cancel: (id) => isDone(browser.downloads.cancel(id)),
  removeFile: (id) => isDone(browser.downloads.removeFile(id)),
  erase: (id) => isDone(browser.downloads.erase({ id })),
};

/**
 * Tells of each download that begins, changes or (in Chromium) gets its name. The last is held until `look` has ended: a program is
 * stopped before its file is whole.
 */
export function onDownload(look: (id: number, news: DownloadNews) => Promise<void>): void {
  browser.downloads.onCreated.addListener((item) => void look(item.id, { isNew: true, name: null }));
  browser.downloads.onChanged.addListener(({ id }) => void look(id, { isNew: false, name: null }));
  (browser.downloads as Naming).onDeterminingFilename?.addListener((item, suggest) => {
    void look(item.id, { isNew: true, name: item.filename }).finally(() => suggest());
    return true; // the answer comes later
  });
}
