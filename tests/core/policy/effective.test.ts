import { describe, expect, test } from 'vitest';
import { overlay, type PolicyDocument } from '../../../src/core/policy/effective';
import type { SettingsDocument } from '../../../src/core/settings/schema';

const PARENT: SettingsDocument = {
  version: 1,
  sites: { default: 'block', block: ['Example.com', 'a.test'], allow: ['b.test'] },
  categories: { adult: 'block', gaming: 'ask', news: 'allow' },
  clock: { idleAfter: 120, dayStart: '05:00' },
  limits: [{ id: 'games', name: 'Games', targets: ['*'], minutes: 60 }],
  schedules: [{ id: 'bedtime', from: '21:00', to: '06:00', targets: ['*'] }],
  help: { province: 'PK-PB', corner: 'top-start' },
};

describe('policy over the parent’s document', () => {
  test('a section that policy sets is wholly the policy’s, the others stay', () => {
    const { document, settings, by, managed } = overlay(PARENT, { clock: { idleAfter: 30 } });
    expect(document).toEqual({ ...PARENT, clock: { idleAfter: 30 } });
    expect(settings.clock).toEqual({ timeZone: 'Asia/Karachi', dayStart: '04:00', idleAfter: 30 });
    expect(managed).toEqual(['clock']);
    expect([by.clock, by.sites, by.log]).toEqual(['policy', 'parent', 'default']);
  });
  test('help alone is laid over leaf by leaf', () => {
    const { document, managed } = overlay(PARENT, { help: { corner: 'bottom-start', country: 'PK' } });
    expect(document.help).toEqual({ province: 'PK-PB', corner: 'bottom-start', country: 'PK' });
    expect(managed).toEqual(['help']);
  });
  test('nothing is written into what it was given', () => {
    const before = structuredClone(PARENT);
    const policy: PolicyDocument = { sites: { allow: ['x.test'] }, help: { look: 'discreet' } };
    overlay(PARENT, policy);
    expect([PARENT, policy]).toEqual([before, { sites: { allow: ['x.test'] }, help: { look: 'discreet' } }]);
  });
  test('no policy: the parent’s own', () => {
    const { document, managed, openedByPolicy } = overlay(PARENT, {});
    expect([document, managed, openedByPolicy]).toEqual([PARENT, [], []]);
  });
});

describe('what policy opens that the parent had blocked, by name', () => {
  test.each<[string, PolicyDocument, string[]]>([
    ['blocked sites that policy leaves out, and the default', { sites: { block: ['example.com'] } }, ['a.test', 'sites.default']],
    ['all that are blocked in other words', { sites: { default: 'block' } }, []],
    ['all that are blocked by `*`', { sites: { block: ['*'] } }, ['sites.default']],
    ['a site that policy allows', { sites: { default: 'block', allow: ['EXAMPLE.com'] } }, ['Example.com']],
    ['categories', { categories: { adult: 'block' } }, ['category:gaming']],
    ['categories that policy allows', { categories: { adult: 'allow', gaming: 'ask' } }, ['category:adult']],
    ['limits and schedules', { limits: [], schedules: [] }, ['Games', 'bedtime']],
    ['other sections open nothing', { clock: {}, log: { detail: 'off' }, help: { look: 'discreet' } }, []],
  ])('%s', (_name, policy, opened) => expect(overlay(PARENT, policy).openedByPolicy).toEqual(opened));
});
