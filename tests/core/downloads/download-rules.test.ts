import { describe, expect, test } from 'vitest';
import { downloadAction, downloadDrafts } from '../../../src/core/downloads/download-rules';
import { PRIORITY } from '../../../src/core/rules/dnr-ledger';

const PAGE = 'chrome-extension://x/page.html';

test.each([
  ['block', false, 'block'],
  ['block', true, 'block'],
  ['ask', true, 'ask'],
  ['ask', false, 'block'],
  ['allow', false, 'allow'],
] as const)('%s with a lock: %s means %s', (apps, hasPin, expected) => {
  expect(downloadAction({ downloads: { apps }, lock: { hasPin } })).toBe(expected);
});

describe('rules of the network layer', () => {
  test.each(['allow', 'ask'] as const)('none for %s', (action) => expect(downloadDrafts(action, PAGE)).toEqual([]));

  const drafts = downloadDrafts('block', PAGE);
  test('all are at the priority of blocks, and each asks for a header', () => {
    expect(drafts.length).toBeGreaterThan(6);
    for (const { priority, condition } of drafts) {
      expect(priority).toBe(PRIORITY.block);
      expect(condition.responseHeaders ?? condition.excludedResponseHeaders).toBeDefined();
    }
  });
  test('no pattern of a header is there twice (Chromium refuses none, and each costs)', () => {
    for (const { condition } of drafts) {
      for (const { values } of [...(condition.responseHeaders ?? []), ...(condition.excludedResponseHeaders ?? [])]) {
        expect(new Set(values).size).toBe(values.length);
      }
    }
  });
  const paths = drafts.flatMap(({ action, condition: { regexFilter, responseHeaders } }) =>
    action.type === 'redirect' && regexFilter !== undefined && responseHeaders === undefined ? [regexFilter] : [],
  );
  test.each([
    ['http://a.test/setup.exe', 'http://a.test/setup.exe'],
    ['http://a.test/SETUP.EXE?x=/y#z', 'http://a.test/SETUP.EXE'],
    ['http://a.test/a/game%2Eapk', 'http://a.test/a/game%2Eapk'],
    ['http://a.test/setup.exe.%20', 'http://a.test/setup.exe.%20'],
    ['http://setup.exe/', null],
    ['http://example.com', null],
    ['http://a.test/x.exe.html', null],
    ['http://a.test/get?f=setup.exe', null],
    ['http://a.test/setup.exe/info', null],
    ['http://a.test/exe', null],
  ])('the path of %s', (url, expected) => {
    const found = paths.flatMap((path) => new RegExp(path, 'i').exec(url) ?? []);
    expect(found.length === 0 ? null : `${found[1]}${found[2]}`).toBe(expected);
  });
});
