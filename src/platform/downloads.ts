/**
 * The browser's list of downloads behind the port. Quirks: Chromium chooses a file's name after `onCreated` (then it is empty there) and
 * waits for listeners of `onDeterminingFilename` before a file is whole, which Firefox doesn't have; Firefox says null for what it
 * doesn't know and has no `finalUrl`. A download can be gone or ended between any two lines: that is an outcome, not an error.
 */
import type { DownloadFacts, DownloadNews, DownloadsPort } from '../background/download-guard';
import { browser, type Downloads } from './browser';

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

export const downloadsPort: DownloadsPort = {
  async all() {
    // Without a limit of our own both give at least the newest thousand.
    return (await browser.downloads.search({ orderBy: ['-startTime'] })).map(factsOf);
  },
  async get(id) {
    const [item] = await browser.downloads.search({ id });
    return item === undefined ? null : factsOf(item);
  },
  pause: (id) => isDone(browser.downloads.pause(id)),
  resume: (id) => isDone(browser.downloads.resume(id)),
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
