import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isHelpPage } from '../../../src/core/help/help-pages';
import { allPlatformHelp, checkedOn, hostsToFree, isOfficial, platformHelp } from '../../../src/core/help/platform-help';
import { PLATFORM_NAMES, platformOf } from '../../../src/core/help/platforms';

/** The day on which the sources were read. */
const READ_ON = '2026-11-22';
/** In the table for reports, but no page was found that says how, or only such as contradict each other (docs/platform-help.md). */
const WITHOUT_SOURCE = ['Likee', 'Microsoft Teams', 'Skype', 'SnackVideo', 'Steam', 'imo'];

const all = allPlatformHelp();
const parts = all.flatMap((help) =>
  [help.report, help.block].flatMap((part) => (part === null ? [] : [{ name: help.platform, help, part }])),
);
const steps = parts.flatMap(({ name, help, part }) => part.steps.map((step) => ({ name, help, step })));
const known = (name: string) => {
  const help = platformHelp(name);
  if (help === null) throw new Error(`nothing known for ${name}`);
  return help;
};

describe('the table of platforms and what is known of them agree', () => {
  test('each platform with help stands in the table, once', () => {
    const names = all.map(({ platform }) => platform);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !PLATFORM_NAMES.includes(name))).toEqual([]);
  });

  test('each platform of the table has help, or is named as one without a source', () => {
    expect(PLATFORM_NAMES.filter((name) => platformHelp(name) === null).sort()).toEqual(WITHOUT_SOURCE);
  });

  test.each([
    ['https://www.youtube.com/watch?v=x', 'YouTube'],
    ['https://web.whatsapp.com/', 'WhatsApp'],
    ['https://www.facebook.com/messages/t/1', 'Facebook'],
    ['https://chat.google.com/room/x', 'Google Chat'],
    ['https://us05web.zoom.us/j/1', 'Zoom'],
    ['https://teams.live.com/', 'Microsoft Teams'],
    ['https://www.pubgmobile.com/', 'PUBG Mobile'],
    ['https://ff.garena.com/en/', 'Free Fire'],
    ['https://ffsupport.garena.com/', null],
    ['https://notzoom.us/', null],
    ['https://imo.im.example/', null],
  ])('%s is %s', (address, name) => {
    expect(platformOf(address)).toBe(name);
  });

  test('a name of an object is no platform', () => {
    for (const name of ['constructor', '__proto__', '']) expect(platformHelp(name)).toBeNull();
  });
});

describe('lint: what may be shipped', () => {
  test.each(all.map((help) => [help.platform, help] as const))('%s says something, and from where', (_name, help) => {
    expect([help.report, help.block, help.help].some((part) => part !== null)).toBe(true);
    const ids = help.sources.map(({ id }) => id);
    const used = [...(help.report?.steps ?? []), ...(help.block?.steps ?? []), ...(help.help === null ? [] : [help.help])];
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(used.map(({ from }) => from))].sort()).toEqual([...ids].sort());
  });

  test.each(all.map((help) => [help.platform, help] as const))(
    '%s has dates of its sources and a day to look again',
    (_name, help) => {
      expect(help.reviewBy > READ_ON).toBe(true);
      for (const { verifiedOn } of help.sources) {
        // The date is the page's own, so it lies before the day on which it was read.
        if (verifiedOn !== null) expect(verifiedOn < READ_ON).toBe(true);
        // What is old or has no date is looked at sooner.
        if (verifiedOn === null || verifiedOn < '2021') expect(help.reviewBy <= '2027-02-21').toBe(true);
      }
    },
  );

  test.each(steps.map(({ name, step }) => [name, step] as const))('%s: a short line in both languages', (_name, step) => {
    for (const line of [step.en, step.ur]) {
      expect(line.length).toBeLessThanOrEqual(140);
      expect(line).toBe(line.trim());
    }
    expect(step.ur).toMatch(/[\u0600-\u06ff]/);
    expect(step.en).not.toMatch(/[\u0600-\u06ff]/);
    // Western digits, and Urdu letters for kaf, yeh and heh, as in all our words.
    expect(step.ur).not.toMatch(/[\u0643\u064a\u0647\u0660-\u0669\u06f0-\u06f9]/);
  });

  test.each(steps.map(({ name, step }) => [name, step] as const))(
    '%s: the menus have the same English names in both',
    (_name, step) => {
      const english = [...step.en.matchAll(/“([^”]+)”/g)].map(([, menu]) => menu).sort();
      const urdu = [...step.ur.matchAll(/«([^»]+)»/g)].map(([, menu]) => menu).sort();
      expect(urdu).toEqual(english);
    },
  );

  test('at most three lines each', () => {
    for (const { part } of parts) expect(part.steps.length).toBeLessThanOrEqual(3);
  });

  test.each(all.flatMap(({ platform, help, sources }) => (help === null ? [] : [[platform, help, sources] as const])))(
    '%s: its help is a page that was read, or an address that stands in one',
    (_name, help, sources) => {
      const source = sources.find(({ id }) => id === help.from);
      const host = (address: string) => new URL(address).hostname;
      const isReadItself = source?.kind === 'official' && host(source.address) === host(help.address);
      expect(isReadItself || source?.kind === 'secondary').toBe(true);
    },
  );
});

describe('the date that is shown', () => {
  test.each([
    ['PUBG Mobile', 'report', '2021-01-29', true],
    ['YouTube', 'block', null, false],
    ['Snapchat', 'block', '2023-11-25', false],
    ['Roblox', 'report', null, true],
    ['WhatsApp', 'report', null, false],
    ['WhatsApp', 'block', null, true],
    ['Twitch', 'report', '2018-05-01', true],
  ] as const)('%s, %s: %s, by the platform itself: %s', (name, which, date, official) => {
    const help = known(name);
    const part = help[which];
    if (part === null) throw new Error(`no ${which}`);
    expect(checkedOn(help, part)).toBe(date);
    expect(isOfficial(help, part)).toBe(official);
  });

  test('of several dates the oldest', () => {
    const sources = [
      { id: 'a', address: 'https://a.example/', kind: 'official', verifiedOn: '2024-02' },
      { id: 'b', address: 'https://b.example/', kind: 'official', verifiedOn: '2019-07-30' },
    ] as const;
    const part = { where: 'web' as const, steps: sources.map(({ id }) => ({ en: id, ur: id, from: id })) };
    expect(checkedOn({ ...known('Zoom'), sources: [...sources] }, part)).toBe('2019-07-30');
  });
});

describe('opening a platform’s help', () => {
  const addresses = all.flatMap(({ help }) => (help === null ? [] : [help]));

  test('none of them is a help page: the family’s rules stay in force', () => {
    for (const { address } of addresses) expect(isHelpPage(address), address).toBe(false);
  });

  test('only the bundled addresses, to the letter', () => {
    for (const { address } of addresses) expect(hostsToFree(address)).not.toBeNull();
    for (const other of ['https://www.facebook.com/', 'https://faq.whatsapp.com/', 'https://help.twitch.tv', 'x', ''])
      expect(hostsToFree(other)).toBeNull();
  });

  test.each([
    ['WhatsApp', ['faq.whatsapp.com']],
    ['Roblox', ['en.help.roblox.com']],
    ['Facebook', []],
    ['Messenger', []],
    ['Discord', []],
    ['Reddit', []],
    ['Telegram', []],
    ['Bigo Live', []],
  ])('%s: %j may be freed', (name, hosts) => {
    expect(hostsToFree(known(name).help?.address ?? '')).toEqual(hosts);
  });

  test('a host that is freed is never the platform itself', () => {
    const itself = ['youtube.com', 'facebook.com', 'messenger.com', 'instagram.com', 'tiktok.com', 'x.com', 'twitter.com'];
    const more = ['roblox.com', 'discord.com', 'telegram.org', 'reddit.com', 'twitch.tv', 'bigo.tv', 'pinterest.com', 'zoom.us'];
    for (const { address } of addresses)
      for (const host of hostsToFree(address) ?? [])
        expect([...itself, ...more].flatMap((one) => [one, `www.${one}`])).not.toContain(host);
  });
});

describe('docs/platform-help.md', () => {
  const docs = readFileSync(join(import.meta.dirname, '../../../docs/platform-help.md'), 'utf8');
  test.each(all.map((help) => [help.platform, help] as const))(
    '%s has its row',
    (name, { report, block, help, sources, reviewBy }) => {
      const dates = sources.map(({ kind, verifiedOn }) => `${kind} ${verifiedOn ?? 'undated'}`).join(', ');
      const host = help === null ? '–' : new URL(help.address).hostname;
      expect(docs).toContain(`| ${name} | ${report?.where ?? '–'} | ${block?.where ?? '–'} | ${host} | ${dates} | ${reviewBy} |`);
    },
  );
  test('names what was left out', () => {
    for (const name of WITHOUT_SOURCE) expect(docs).toContain(`**${name}**`);
  });
});
