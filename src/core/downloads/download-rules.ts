/** What becomes of programs on their way, by the family's settings, and how Chromium's network layer stops them by their headers. */
import { PRIORITY } from '../rules/dnr-ledger';
import { ANY_ADDRESS, type DnrRule } from '../rules/dnr-rule';
import type { CategoryAction } from '../settings/schema';
import { PAGE_TYPES, PROGRAM_ENDINGS, PROGRAM_TYPES } from './program-types';

export interface DownloadSettings {
  readonly downloads: { readonly apps: CategoryAction };
  readonly lock: { readonly hasPin: boolean };
}

/** What the setting means: nobody can be asked where there is no lock, so that `ask` blocks there (contract 2). */
export function downloadAction({ downloads, lock }: DownloadSettings): CategoryAction {
  return downloads.apps === 'ask' && !lock.hasPin ? 'block' : downloads.apps;
}

/** Begins the fragment of the stopped page's address where a program was stopped: the address behind it is not a page. */
export const PROGRAM_MARK = 'program:';

type DownloadDraft = Omit<DnrRule, 'id'>;

/** So many endings to one expression: Chromium refuses what compiles to more than 2 KB (measured in 156: 12 of any pass, 16 don't). */
const ENDINGS_TOGETHER = 12;

/** Paths that end as a program does, escaped or with dots and spaces behind it; groups 1 and 2 are origin and path. */
const PROGRAM_PATHS: readonly string[] = parts([...PROGRAM_ENDINGS].sort(), ENDINGS_TOGETHER).map(
  (endings) => `^(https?://)([^/?#]*/[^?#]*(?:\\.|%2e)(?:${endings.join('|')})(?:\\.|%2e|%20)*)(?:[?#].*)?$`,
);

/**
 * The rules for a browser that knows header conditions (Chromium from 128; Firefox refuses them, there `isAppResponse` is asked in
 * webRequest). The server sees the request, the answer's body is never read. With `ask` there are none: the file is held on its way, so
 * that a parent's yes lets that very file go on. `pageUrl` is the address of the stopped page.
 *
 * `<a download>` is of the type `other`; a redirect there takes the tab to our page (measured in 156).
 */
export function downloadDrafts(action: CategoryAction, pageUrl: string): DownloadDraft[] {
  if (action !== 'block') return [];
  const substitution = `${pageUrl}#${PROGRAM_MARK}\\1\\2`;
  const conditions: Omit<DownloadDraft['condition'], 'resourceTypes'>[] = [
    { responseHeaders: [{ header: 'content-type', values: PROGRAM_TYPES.flatMap((type) => [type, `${type};*`, `${type} *`]) }] },
    {
      responseHeaders: [{ header: 'content-disposition', values: PROGRAM_ENDINGS.flatMap(namePatterns) }],
      excludedResponseHeaders: [{ header: 'content-disposition', values: ['inline*'] }],
    },
    ...PROGRAM_PATHS.map((regexFilter) => ({
      regexFilter,
      isUrlFilterCaseSensitive: false,
      excludedResponseHeaders: [
        {
          header: 'content-type',
          values: PAGE_TYPES.flatMap((type) => (type.endsWith('/') ? `${type}*` : [type, `${type};*`, `${type} *`])),
        },
      ],
    })),
  ];
  return conditions.flatMap((condition): DownloadDraft[] => [
    {
      priority: PRIORITY.block,
      action: { type: 'redirect', redirect: { regexSubstitution: substitution } },
      condition: { regexFilter: ANY_ADDRESS, ...condition, resourceTypes: ['main_frame', 'other'] },
    },
    { priority: PRIORITY.block, action: { type: 'block' }, condition: { ...condition, resourceTypes: ['sub_frame', 'object'] } },
  ]);
}

/** Where a name may end in Content-Disposition: at the header's end, a quote, a semicolon or a dot; its own dot may be escaped. */
function namePatterns(ending: string): string[] {
  return ['.', '%2e'].flatMap((dot) => ['', '"*', ';*', '."*'].map((end) => `*filename*=*${dot}${ending}${end}`));
}

function parts(list: readonly string[], length: number): string[][] {
  return Array.from({ length: Math.ceil(list.length / length) }, (_, index) => list.slice(index * length, (index + 1) * length));
}
