/**
 * Help pages: addresses that no setting, time or log touches (contract 2, step 1). They are the web channels of the bundled directories only,
 * so neither a policy's entries nor a general service (mail, WhatsApp, social media) can become one.
 */
import { allDirectories } from './directory';

/** An exact host; `path` null = all of it, else this path and what is below it. */
export interface HelpPage {
  readonly host: string;
  readonly path: string | null;
}

let known: readonly HelpPage[] | null = null;

/** The help pages of every bundled directory, each once. */
export function helpPages(): readonly HelpPage[] {
  if (known !== null) return known;
  const pages = new Map<string, HelpPage>();
  for (const directory of allDirectories())
    for (const entry of directory.entries)
      for (const channel of entry.channels) {
        if (channel.type !== 'web') continue;
        const host = new URL(channel.value).hostname;
        pages.set(`${host} ${channel.helpPath ?? ''}`, { host, path: channel.helpPath });
      }
  known = [...pages.values()];
  return known;
}

/** Their hosts, each once, sorted. */
export const helpHosts = (): string[] => [...new Set(helpPages().map(({ host }) => host))].sort();

/**
 * Whether a main-frame address is a help page: http or https on the default port, exact host (a trailing dot is folded), and where the host does
 * more than help, the path up to a segment border. Total: what can't be parsed is no help page.
 */
export function isHelpPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const address = new URL(url);
  if ((address.protocol !== 'https:' && address.protocol !== 'http:') || address.port !== '') return false;
  const host = address.hostname.replace(/\.+$/, '');
  return helpPages().some((page) => page.host === host && isAtOrBelow(address.pathname, page.path));
}

function isAtOrBelow(pathname: string, path: string | null): boolean {
  return path === null || pathname === path || pathname.startsWith(`${path}/`);
}
