/** `Prefer: safe` (RFC 8674): to search and video only. To any other site it would say that a child may be there. */
import { describe, expect, test } from 'vitest';
import type { DnrRule } from '../../../src/core/rules/dnr-rule';
import { networkAnswer } from '../../../src/core/rules/network-model';
import { searchDrafts } from '../../../src/core/search/safe-search';
import type { Settings } from '../../../src/core/settings/defaults';
import { addressOf } from '../rules/fixture';

const OFF: Settings['search'] = { safeSearch: false, youtube: 'off', preferSafe: false, blockedWords: [] };
/** The rules that set the header, as if each were a stop: then the model of the network layer says where they apply. */
const stopsOf = (search: Settings['search']): DnrRule[] =>
  searchDrafts(search, []).flatMap((draft, index) => {
    const headers = draft.action.type === 'modifyHeaders' ? (draft.action.requestHeaders ?? []) : [];
    const isPrefer = headers.some(
      ({ header, operation, value }) => header === 'Prefer' && operation === 'set' && value === 'safe',
    );
    return isPrefer ? [{ ...draft, id: index + 1, action: { type: 'block' as const } }] : [];
  });
const isTold = (url: string, search: Settings['search']) => networkAnswer(stopsOf(search), addressOf(url)) === 'block';
const ON = { ...OFF, preferSafe: true };

describe('told', () =>
  test.each([
    'https://www.google.com/search?q=x',
    'https://www.google.com.pk/search?q=x',
    'https://google.de/',
    'https://www.bing.com/search?q=x',
    'https://duckduckgo.com/?q=x',
    'https://www.youtube.com/watch?v=x',
    'https://m.youtube.com/',
  ])('%s', (url) => {
    expect(isTold(url, ON)).toBe(true);
    expect(isTold(url, OFF)).toBe(false);
  }));

describe('never told', () =>
  test.each([
    'https://example.com/',
    'https://example.com/?u=https://www.google.com/search',
    'https://mail.google.com/mail/',
    'https://docs.google.com/document',
    'https://www.google.evil.example/search?q=x',
    'https://notbing.com/search?q=x',
    'https://www.bing.com.evil.example/search?q=x',
    'https://notyoutube.com/',
    'https://www.facebook.com/',
    'https://www.childline.org.uk/',
  ])('%s', (url) => expect(isTold(url, ON)).toBe(false)));
