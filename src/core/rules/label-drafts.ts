/**
 * Labels in headers of answers as rules of Chromium's network layer (Chrome 128 and later): the request reaches the site, its answer is
 * thrown away before anything is shown. Only for Chromium: a browser that doesn't know `responseHeaders` would stop every page.
 */
import { RTA } from '../sites/labels';
import { PRIORITY } from './dnr-ledger';
import { ANY_ADDRESS, type DnrRule, type HeaderCondition } from './dnr-rule';

/**
 * Stands behind the stopped page's address when a header stopped it: nobody else knows that this page is labelled. Read like any fragment
 * of an address, it is dropped by parseAddress().
 */
export const LABEL_MARK = '#label';

type LabelDraft = Omit<DnrRule, 'id'>;
export interface LabelExceptions {
  /** Hosts that are never blocked, or that a parent's filter or grant opens. */
  readonly hosts: readonly string[];
  /** Hosts of help pages: nothing in them is stopped but by protected lists. */
  readonly framedBy: readonly string[];
}

/** What isAdultLabel() takes, as patterns (in any case, `*` for anything). Chromium takes lists of values apart by itself. */
export const LABEL_HEADERS: readonly HeaderCondition[] = [
  { header: 'rating', values: [`*${RTA}*`, 'adult', 'mature', 'restricted'] },
  { header: 'pics-label', values: [`*${RTA}*`] },
];

/** The rules that stop labelled answers where category `adult` is stopped. `pageUrl` is the address of the stopped page. */
export function labelDrafts(pageUrl: string, exceptions: LabelExceptions): LabelDraft[] {
  const excluded = exceptions.hosts.length === 0 ? {} : { excludedRequestDomains: exceptions.hosts };
  const helped = exceptions.framedBy.length === 0 ? {} : { excludedInitiatorDomains: exceptions.framedBy };
  return [
    {
      priority: PRIORITY.inner.category,
      action: { type: 'redirect', redirect: { regexSubstitution: `${pageUrl}#\\1\\2${LABEL_MARK}` } },
      condition: { regexFilter: ANY_ADDRESS, responseHeaders: LABEL_HEADERS, resourceTypes: ['main_frame'], ...excluded },
    },
    {
      priority: PRIORITY.inner.category,
      action: { type: 'block' },
      condition: { responseHeaders: LABEL_HEADERS, resourceTypes: ['sub_frame', 'object'], ...excluded, ...helped },
    },
  ];
}
