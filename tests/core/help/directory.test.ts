import { describe, expect, test } from 'vitest';
import { HELP_CATEGORIES } from '../../../src/core/help/categories';
import {
  allDirectories,
  directoryFor,
  emergencyNumber,
  findEntry,
  isBundled,
  nationalHelpline,
  phoneOf,
  route,
} from '../../../src/core/help/directory';

const pakistan = directoryFor('PK');
const ids = (category: (typeof HELP_CATEGORIES)[number], province: string | null) =>
  route(pakistan, category, province).map(({ id }) => id);

describe('which button leads where (help facts 1.1)', () => {
  test.each([
    ['danger_now', null, ['pk-15', 'pk-1121', 'pk-1122']],
    ['danger_now', 'PK-PB', ['pk-pb-vccs', 'pk-15', 'pk-1121-pb', 'pk-1122']],
    ['trafficking_missing', null, ['pk-15', 'pk-1099']],
    ['grooming', null, ['pk-1121', 'pk-drf', 'pk-nccia', 'ncmec-cybertip']],
    ['grooming', 'PK-PB', ['pk-1121-pb', 'pk-pb-vccs', 'pk-drf', 'pk-nccia', 'ncmec-cybertip']],
    ['meet_offline', 'PK-SD', ['pk-1121-sd', 'pk-drf', 'pk-nccia', 'ncmec-cybertip']],
    ['sextortion', null, ['pk-drf', 'pk-1121', 'take-it-down', 'pk-nccia', 'ncmec-cybertip']],
    ['my_image_shared', null, ['take-it-down', 'pk-drf', 'pk-nccia', 'pk-1121']],
    ['csam_seen', null, ['pk-iwf', 'ncmec-cybertip', 'pk-pta', 'pk-1121']],
    ['bullying', 'PK-KP', ['pk-drf', 'pk-nccia', 'pk-1121-kp']],
    ['hurt_at_home', null, ['pk-1121', 'pk-15', 'pk-1099', 'pk-madadgaar']],
    ['hurt_at_home', 'PK-IS', ['pk-1121-ict', 'pk-15', 'pk-1099', 'pk-madadgaar']],
    ['hurt_at_home', 'PK-BA', ['pk-1099', 'pk-15', 'pk-madadgaar']],
    ['self_harm', null, ['pk-1122', 'pk-15', 'pk-1121']],
    ['scary_content', null, ['pk-1121']],
    ['unsaid', 'PK-PB', ['pk-1121-pb', 'pk-pb-vccs', 'pk-drf']],
  ] as const)('%s in %s', (category, province, expected) => {
    expect(ids(category, province)).toEqual(expected);
  });

  test.each([
    ['hurt_at_home', ['pk-nccia']],
    ['scary_content', ['pk-15', 'pk-nccia']],
    ['self_harm', ['pk-nccia', 'pk-iwf']],
    ['danger_now', ['pk-iwf', 'ncmec-cybertip']],
  ] as const)('%s never leads to %j', (category, never) => {
    for (const province of [null, ...pakistan.provinces.map(({ id }) => id)])
      for (const id of never) expect(ids(category, province)).not.toContain(id);
  });

  test('the emergency number and the national helpline', () => {
    expect(emergencyNumber('PK')).toBe('15');
    const national = nationalHelpline('PK');
    expect(national === null ? null : phoneOf(national)).toBe('1121');
    expect(nationalHelpline('PK', 'PK-BA')?.id).toBe('pk-1099');
  });

  test('a country without a file gets the world, and no number is made up for it', () => {
    expect(directoryFor('ZZ').country).toBe('001');
    expect(emergencyNumber('ZZ')).toBeNull();
    expect(nationalHelpline('ZZ')).toBeNull();
    expect(route(directoryFor('ZZ'), 'my_image_shared', null).map(({ id }) => id)).toEqual(['take-it-down', 'ncmec-cybertip']);
  });

  test('names of objects are no countries', () => {
    for (const name of ['constructor', '__proto__', 'toString']) expect(directoryFor(name).country).toBe('001');
  });
});

describe('other countries', () => {
  const first = (country: string, category: (typeof HELP_CATEGORIES)[number]) =>
    route(directoryFor(country), category, null)[0]?.id;

  test.each([
    ['GB', '999', '0800-1111', 'gb-iwf', 'gb-report-remove', 'gb-999'],
    ['US', '911', '1-800-422-4453', 'ncmec-cybertip', 'take-it-down', 'us-988'],
    ['CA', '911', '1-800-668-6868', 'ca-cybertip', 'take-it-down', 'ca-911'],
    ['AU', '000', '1800-55-1800', 'au-esafety', 'au-esafety', 'au-000'],
    ['IN', '112', '1098', 'in-cybercrime', 'take-it-down', 'in-112'],
    ['BD', '999', '1098', 'ncmec-cybertip', 'take-it-down', 'bd-999'],
    ['AE', '999', '116111', 'ncmec-cybertip', 'take-it-down', 'ae-999'],
    ['DE', '112', '116111', 'ncmec-cybertip', 'take-it-down', 'eu-112'],
  ])(
    '%s: police %s, helpline %s, abuse on a page %s, own picture %s, hurting oneself %s',
    (country, police, helpline, ...rest) => {
      const national = nationalHelpline(country);
      expect([emergencyNumber(country), national === null ? null : phoneOf(national)]).toEqual([police, helpline]);
      expect([first(country, 'csam_seen'), first(country, 'my_image_shared'), first(country, 'self_harm')]).toEqual(rest);
    },
  );

  test('116 111 serves the countries that a source names, and no other', () => {
    const europe = directoryFor('EU');
    expect(Object.keys(europe.members ?? {})).toEqual(['BG', 'CZ', 'DE', 'DK', 'HU', 'PL', 'PT', 'RO', 'SE']);
    for (const country of Object.keys(europe.members ?? {})) expect(directoryFor(country)).toBe(europe);
    // Not working there, or no source read.
    for (const country of ['FR', 'IT', 'ES', 'IE', 'GR', 'CH']) expect(nationalHelpline(country), country).toBeNull();
    for (const directory of allDirectories()) if (directory !== europe) expect(directory.members).toBeUndefined();
  });

  test('a missing child leads to the police, then to those who search', () => {
    expect(route(directoryFor('US'), 'trafficking_missing', null).map(({ id }) => id)).toEqual([
      'us-911',
      'us-ncmec',
      'us-childhelp',
    ]);
    expect(route(directoryFor('SE'), 'trafficking_missing', null).map(({ id }) => id)).toEqual([
      'eu-112',
      'eu-116000',
      'eu-116111',
    ]);
  });

  test.each(allDirectories().filter(({ country }) => country !== '001'))(
    '$country: whatever it is, a person can be called',
    (directory) => {
      for (const category of HELP_CATEGORIES)
        expect(
          route(directory, category, null).some((entry) => phoneOf(entry) !== null),
          category,
        ).toBe(true);
    },
  );

  test('ids of ours are known as ours', () => {
    expect(['pk-1121', 'gb-childline', 'take-it-down'].map(isBundled)).toEqual([true, true, true]);
    expect(['pk-1121x', 'constructor', ''].map(isBundled)).toEqual([false, false, false]);
  });
});

describe('lint: what may be shipped', () => {
  const entries = allDirectories().flatMap((directory) => directory.entries.map((entry) => ({ directory, entry })));

  test.each(entries.map(({ entry }) => [entry.id, entry] as const))(
    '%s has a source, dates, and has not been called',
    (_id, entry) => {
      expect(entry.source).not.toBe('');
      expect(entry.calledByHuman).toBe(false);
      // The date is the source's, so it lies before the day on which the facts were gathered.
      if (entry.verifiedOn !== null) expect(entry.verifiedOn < '2026-11-21').toBe(true);
      expect(entry.reviewBy > '2026-11-21').toBe(true);
      // A source that is old or has no date is looked at sooner.
      if (entry.verifiedOn === null || entry.verifiedOn < '2021') expect(entry.reviewBy <= '2027-02-21').toBe(true);
    },
  );

  test.each(entries.map(({ entry }) => [entry.id, entry] as const))('%s says everything in both languages', (_id, entry) => {
    for (const words of [entry.name, entry.about, entry.next, entry.hours.note]) {
      if (words === undefined) continue;
      expect(words.ur).toMatch(/[\u0600-\u06ff]/);
      expect(words.en).not.toMatch(/[\u0600-\u06ff]/);
    }
  });

  test('ids are unique, and every route and national helpline names an entry', () => {
    expect(new Set(entries.map(({ entry }) => entry.id)).size).toBe(entries.length);
    for (const directory of allDirectories()) {
      const named = [
        ...Object.values(directory.routes).flat(2),
        ...directory.national,
        ...(directory.emergency === null ? [] : [directory.emergency]),
      ];
      for (const id of named) expect(findEntry(directory, id), `${directory.country}: ${id}`).not.toBeNull();
      expect(Object.keys(directory.routes).sort()).toEqual([...HELP_CATEGORIES].sort());
    }
  });

  test('nothing of low confidence is first, in any category and province', () => {
    for (const directory of allDirectories())
      for (const category of HELP_CATEGORIES)
        for (const province of [null, ...directory.provinces.map(({ id }) => id)])
          expect(route(directory, category, province)[0]?.confidence).not.toBe('L');
  });

  test('every category leads to a person in Pakistan, in every province', () => {
    for (const category of HELP_CATEGORIES)
      for (const province of [null, ...pakistan.provinces.map(({ id }) => id)])
        expect(
          route(pakistan, category, province).some((entry) => phoneOf(entry) !== null),
          `${category} ${province}`,
        ).toBe(true);
  });

  test('a helper named in a route is not one that refuses that very thing', () => {
    for (const directory of allDirectories())
      for (const category of HELP_CATEGORIES)
        for (const entry of route(directory, category, null)) expect(entry.refuses, entry.id).not.toContain(category);
  });

  test('no dead or unverified number is in the data', () => {
    const numbers = entries.flatMap(({ entry }) => entry.channels.map((channel) => channel.value));
    for (const never of [
      '1991',
      '9911',
      '1999',
      '1056',
      '0800-13518',
      '0311-7786264',
      'helpdesk@nr3c.gov.pk',
      '+923013249539',
      'helpdesk@digitalrightsfoundation.pk',
    ])
      expect(numbers).not.toContain(never);
  });

  test('a doubtful e-mail address is never the first channel, and never the only one', () => {
    for (const { entry } of entries) {
      const doubtful = entry.channels.filter((channel) => channel.type === 'email' && channel.isUnsure === true);
      expect(doubtful).not.toContain(entry.channels[0]);
      expect(entry.channels.length).toBeGreaterThan(doubtful.length);
    }
  });

  test('web channels are https, without query and fragment, and a path stays within the address', () => {
    for (const { entry } of entries)
      for (const channel of entry.channels) {
        if (channel.type !== 'web') continue;
        const url = new URL(channel.value);
        expect([url.protocol, url.search, url.hash]).toEqual(['https:', '', '']);
        if (channel.helpPath !== null) expect(`${url.pathname}/`.startsWith(`${channel.helpPath}/`)).toBe(true);
      }
  });
});
