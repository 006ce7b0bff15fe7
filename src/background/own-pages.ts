/** The addresses of our own pages: built here, and read back as hostile input. */
import { PROGRAM_MARK } from '../core/downloads/download-rules';
import { type Address, parseAddress } from '../core/sites/address';

export const BLOCKED_PAGE = 'src/pages/blocked/index.html';
/** Where a page of a protected list leads: it says nothing about it, and its address neither. */
export const CALM_PAGE = 'src/pages/calm/index.html';
export const ME_PAGE = 'src/pages/me/index.html';
export const WELCOME_PAGE = 'src/pages/welcome/index.html';

/** The stopped page for an address: its fragment holds a mark that says why, and origin and path at most (contract 3). */
export function blockedPageAddress(blockedPage: string, address: Address, mark = ''): string {
  return `${blockedPage}#${mark}${address.href.replace(/\?.*$/s, '')}`;
}

/** The fragment's address behind the mark of a program file; null where it has none. */
export const programClaim = (claim: string): string | null =>
  claim.startsWith(PROGRAM_MARK) ? claim.slice(PROGRAM_MARK.length) : null;

/** What a stopped page's fragment claims, cut to origin and path; null when it is no http(s) or file address. */
export function claimedAddress(claim: string): Address | null {
  const parsed = parseAddress(claim);
  if (!parsed.ok || !['http', 'https', 'file'].includes(parsed.address.scheme)) return null;
  return { ...parsed.address, query: '', href: parsed.address.href.replace(/\?.*$/s, '') };
}
