import { describe, expect, test } from 'vitest';
import { HELP_CATEGORIES } from '../../../src/core/help/categories';
import { directoryFor, route } from '../../../src/core/help/directory';
import { helpHosts, isHelpPage } from '../../../src/core/help/help-pages';
import { withAdded } from '../../../src/core/help/policy-entry';
import { readPolicy } from '../../../src/core/policy/policy';
import { resolve } from '../../../src/core/settings/defaults';

const SCHOOL = {
  id: 'school-counsellor',
  name: { en: 'School counsellor', ur: 'اسکول کی کونسلر' },
  addedBy: 'City School',
  channels: [
    { type: 'tel', value: '+92-42-111' },
    { type: 'web', value: 'https://help.school.test/talk' },
  ],
  asksFor: ['name'],
};
const read = (entries: unknown) => {
  const { policy, problems } = readPolicy({ help: { entries } }, {});
  return { ids: (policy.help?.entries ?? []).map(({ id }) => id), problems };
};

describe('what a policy may add', () => {
  test('a whole entry, and one with the least in it', () => {
    const least = { id: 'least', name: { en: 'L' }, channels: [{ type: 'tel-menu', value: '15', key: '3' }] };
    expect(read([SCHOOL, least])).toEqual({ ids: ['school-counsellor', 'least'], problems: [] });
  });

  test.each([
    [
      'the id of one of ours',
      { ...SCHOOL, id: 'pk-1121' },
      'help.entries[0]',
      '"pk-1121" is one of Hifazat\'s own helpers, which no policy can change or hide',
    ],
    ['no name', { ...SCHOOL, name: undefined }, 'help.entries[0].name', null],
    ['no channel', { ...SCHOOL, channels: [] }, 'help.entries[0].channels', null],
    ['a kind of its own', { ...SCHOOL, kind: 'police' }, 'help.entries[0].kind', 'unknown key'],
    [
      'words for a number',
      { ...SCHOOL, channels: [{ type: 'tel', value: 'call us' }] },
      'help.entries[0].channels[0].value',
      'a phone number has digits, hyphens and at most a + before them',
    ],
    [
      'a page without https',
      { ...SCHOOL, channels: [{ type: 'web', value: 'http://a.test/' }] },
      'help.entries[0].channels[0].value',
      'an address of a page is https, without ? and #',
    ],
    [
      'a script as an e-mail address',
      { ...SCHOOL, channels: [{ type: 'email', value: 'a@b.test?bcc=c@d.test' }] },
      'help.entries[0].channels[0].value',
      'not an e-mail address',
    ],
    [
      'a key without a menu',
      { ...SCHOOL, channels: [{ type: 'tel', value: '15', key: '3' }] },
      'help.entries[0].channels[0].key',
      'tel-menu, and nothing else, has the one digit to press',
    ],
    [
      'hurt at home',
      { ...SCHOOL, takes: ['bullying', 'hurt_at_home'] },
      'help.entries[0].takes[1]',
      'a child who is hurt at home is never shown a helper that was added by policy',
    ],
  ])('%s is refused, by its place and with a reason', (_name, entry, path, message) => {
    const { problems } = read([entry]);
    expect(problems.map((problem) => problem.path)).toContain(path);
    if (message !== null) expect(problems).toContainEqual({ path, message });
  });

  test('what is bad goes alone; of two entries with one id the first stays', () => {
    const good = { ...SCHOOL, id: 'good' };
    expect(read([{ ...SCHOOL, id: 'gb-childline' }, good]).ids).toEqual(['good']);
    expect(read([{ ...SCHOOL, channels: [{ type: 'tel', value: 'x' }] }, good]).ids).toEqual(['good']);
    expect(read([good, SCHOOL, { ...good, name: { en: 'Other' } }])).toEqual({
      ids: ['good', 'school-counsellor'],
      problems: [{ path: 'help.entries[2]', message: 'two entries have the id "good"' }],
    });
  });
});

describe('where an added helper shows', () => {
  const { policy } = readPolicy({ help: { entries: [SCHOOL, { ...SCHOOL, id: 'bullies', takes: ['bullying'] }] } }, {});
  const { entries } = resolve({ version: 1, ...policy }).help;
  const pakistan = directoryFor('PK');

  test.each(HELP_CATEGORIES)('%s: ours stay as they are and come first', (category) => {
    const ours = route(pakistan, category, null);
    const shown = withAdded(ours, entries, category);
    expect(shown.slice(0, ours.length)).toEqual(ours);
    const added = shown.slice(ours.length).map(({ id }) => id);
    const expected = category === 'bullying' ? ['school-counsellor', 'bullies'] : ['school-counsellor'];
    expect(added).toEqual(category === 'hurt_at_home' || category === 'unsaid' ? [] : expected);
  });

  test('it says who added it, and is a helpline, whatever it says of itself', () => {
    const [added] = withAdded([], entries, 'scam');
    expect(added).toMatchObject({ kind: 'helpline', added: { by: 'City School' }, calledByHuman: false, verifiedOn: null });
  });

  test('its address is no help page', () => {
    expect(isHelpPage('https://help.school.test/talk')).toBe(false);
    expect(helpHosts()).not.toContain('help.school.test');
  });
});
