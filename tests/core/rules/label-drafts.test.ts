/** The rules for labels in headers: what they stop, where they send it, and that no browser is taken that would read them as "everything". */
import { expect, test } from 'vitest';
import { MINIMUM } from '../../../manifest.config';
import { PRIORITY } from '../../../src/core/rules/dnr-ledger';
import { LABEL_HEADERS, LABEL_MARK, labelDrafts } from '../../../src/core/rules/label-drafts';
import { addressOf, PAGE } from './fixture';

const [page, frames, ...more] = labelDrafts(PAGE, { hosts: ['free.test'], framedBy: ['help.test'] });

test('every rule asks for a label, at the priority of categories inside', () => {
  expect(more).toEqual([]);
  for (const draft of [page, frames]) {
    expect(draft?.condition.responseHeaders).toEqual(LABEL_HEADERS);
    expect(draft?.condition.excludedRequestDomains).toEqual(['free.test']);
    expect(draft?.priority).toBe(PRIORITY.inner.category);
  }
  expect(labelDrafts(PAGE, { hosts: [], framedBy: [] })[0]?.condition).not.toHaveProperty('excludedRequestDomains');
});
test('pages go to the stopped page, with the mark; frames are blocked, but not in help pages', () => {
  expect(page?.action).toEqual({ type: 'redirect', redirect: { regexSubstitution: `${PAGE}#\\1\\2${LABEL_MARK}` } });
  expect([page?.condition.resourceTypes, frames?.condition.resourceTypes]).toEqual([['main_frame'], ['sub_frame', 'object']]);
  expect([frames?.action.type, frames?.condition.excludedInitiatorDomains]).toEqual(['block', ['help.test']]);
});
test('the stopped page’s address holds origin and path, and the mark is no part of it', () => {
  const found = new RegExp(page?.condition.regexFilter ?? '').exec('https://user:pw@any.test/x?secret=1');
  const claim = `${found?.[1]}${found?.[2]}${LABEL_MARK}`;
  expect(claim).toBe('https://any.test/x#label');
  expect(addressOf(claim).href).toBe('https://any.test/x');
});
test('no Chromium is taken that is older than the condition', () => expect(Number(MINIMUM.chromium)).toBeGreaterThanOrEqual(128));
