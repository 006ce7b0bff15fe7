/** Is this answer of a server, or this file on its way, a program? By its names and its MIME type. */
import { dispositionNames } from './disposition';
import { isPageType, isProgramName, isProgramType } from './program-types';

/** A header as `webRequest` gives it. */
export interface Header {
  readonly name: string;
  readonly value?: string | undefined;
}

/**
 * Would this answer bring a program onto the computer? By its MIME type, the names in Content-Disposition, and the path's ending where the
 * type doesn't say that it is shown as a page.
 */
export function isAppResponse(headers: readonly Header[], url: string): boolean {
  const values = (wanted: string) =>
    headers.flatMap(({ name, value }) => (name.toLowerCase() === wanted && value !== undefined ? [value] : []));
  const types = values('content-type');
  if (types.some(isProgramType)) return true;
  const isPage = types.some(isPageType);
  const offered = values('content-disposition').filter((value) => !(isPage && /^\s*inline/i.test(value)));
  if (offered.flatMap(dispositionNames).some(isProgramName)) return true;
  return isProgramName(pathOf(url)) && !isPage;
}

/** A file as the browser's list of downloads has it. */
export interface DownloadedFile {
  /** The file's name with or without its folder; empty while none is chosen. */
  readonly filename: string;
  readonly mime: string;
  /** Where it was asked for, and where it came from in the end. */
  readonly urls: readonly string[];
}

/** Is the file a program? A harmless name doesn't clear what an address or a type says. */
export function isProgramFile({ filename, mime, urls }: DownloadedFile): boolean {
  if (isProgramType(mime) || isProgramName(filename)) return true;
  return !isPageType(mime) && urls.some((url) => isProgramName(pathOf(url)) || isProgramType(dataType(url)));
}

/** The path of an http(s) or file address, empty for others: a host's name is no file, neither is a blob's or what stands in `data:`. */
function pathOf(url: string): string {
  return /^(?:https?|ftp|file):\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? '';
}

/** The MIME type that a `data:` address gives itself. */
function dataType(url: string): string {
  return /^data:([^;,]*)/i.exec(url)?.[1] ?? '';
}

/** Where a file comes from, as a page's address: its own last one, the page that made a `blob:`, else the page that asked; null = nobody says. */
export function sourceOf({ urls, referrer }: { readonly urls: readonly string[]; readonly referrer: string }): string | null {
  const candidates = [...[...urls].reverse().map((url) => url.replace(/^blob:/i, '')), referrer];
  return candidates.find((url) => /^https?:\/\//i.test(url)) ?? null;
}

/** The file's own name without its folder, for people to read. */
export function shortName(filename: string): string {
  return filename.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
}
