import { describe, expect, test } from 'vitest';
import { SettingsKeeper } from '../../src/background/settings-keeper';
import type { PolicyDocument } from '../../src/core/policy/effective';
import type { SettingsDocument } from '../../src/core/settings/schema';
import { FakeItem } from '../fakes/item';

const PIN = '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA';
const ENDPOINT = {
  name: 'School',
  url: 'https://school.test/',
  publicKey: 'mAgMLKi2dNJkS9p_eZl0hVvFZbYBXcs5nmBIQvFk0Ag',
  token: 't',
};

async function keeper(stored: Omit<SettingsDocument, 'version'> = {}, policy: PolicyDocument = {}) {
  const document = new FakeItem<SettingsDocument>({ version: 1, ...stored });
  const kept = new FakeItem<PolicyDocument>(policy);
  const browser: { managed: Record<string, unknown> | null } = { managed: null };
  const settings = new SettingsKeeper({ document, policy: kept, managed: async () => browser.managed });
  await settings.start();
  const changes: unknown[] = [];
  settings.onChange(async (effective) => void changes.push(effective.document));
  return { settings, document, kept, browser, changes };
}

describe('saving a section', () => {
  test('writes first, then tells, with the effective settings', async () => {
    const { settings, document, changes } = await keeper({ language: 'ur' });
    expect(await settings.save('sites', { block: ['a.test'] })).toEqual({ outcome: 'saved', problems: [] });
    expect(document.value).toEqual({ version: 1, language: 'ur', sites: { block: ['a.test'] } });
    expect(changes).toEqual([document.value]);
    expect(settings.effective.settings.sites.block).toEqual(['a.test']);
  });
  test('null makes it absent', async () => {
    const { settings, document } = await keeper({ language: 'ur', sites: { block: ['a.test'] } });
    await settings.save('sites', null);
    expect(document.value).toEqual({ version: 1, language: 'ur' });
  });
  test('two sections at once: both are kept', async () => {
    const { settings, document } = await keeper();
    await Promise.all([settings.save('sites', { block: ['a.test'] }), settings.save('log', { detail: 'off' })]);
    expect(document.value).toEqual({ version: 1, sites: { block: ['a.test'] }, log: { detail: 'off' } });
  });
  test.each<[string, string, unknown, string]>([
    ['a bad value', 'sites', { block: ['a.test', 'b:c'] }, 'sites.block[1]'],
    ['an unknown section', 'colour', {}, 'colour'],
    ['the version', 'version', 2, 'version'],
    ['what every object has', 'toString', {}, 'toString'],
    ['an organisation’s intake', 'help', { endpoint: ENDPOINT }, 'help.endpoint'],
    [
      'an organisation’s entries',
      'help',
      { entries: [{ id: 'x', name: { en: 'X' }, channels: [{ type: 'tel', value: '15' }] }] },
      'help.entries',
    ],
  ])('%s is refused with its place, and nothing changes', async (_name, section, value, path) => {
    const { settings, document, changes } = await keeper({ language: 'ur' });
    expect(await settings.save(section, value)).toMatchObject({ outcome: 'refused', problems: [{ path }] });
    expect([document.value, document.writes, changes]).toEqual([{ version: 1, language: 'ur' }, 0, []]);
  });
  test('a section that policy sets is refused; help is laid over leaf by leaf and may be saved', async () => {
    const { settings, document } = await keeper({}, { sites: {}, help: { corner: 'top-end' } });
    expect(await settings.save('sites', {})).toEqual({
      outcome: 'refused',
      problems: [{ path: 'sites', message: 'managed by your school or organisation' }],
    });
    expect(await settings.save('help', { province: 'PK-SD', corner: 'bottom-start' })).toMatchObject({ outcome: 'saved' });
    expect(document.value.help).toEqual({ province: 'PK-SD', corner: 'bottom-start' });
    expect(settings.effective.settings.help).toMatchObject({ province: 'PK-SD', corner: 'top-end' });
  });
  test('a write that fails changes nothing in force, and the next save works', async () => {
    const { settings, document, changes } = await keeper({ language: 'ur' });
    document.failure = new Error('no room');
    await expect(settings.save('language', 'en')).rejects.toThrow('no room');
    expect([settings.document.language, settings.effective.settings.language, changes]).toEqual(['ur', 'ur', []]);
    document.failure = null;
    expect(await settings.save('language', 'en')).toMatchObject({ outcome: 'saved' });
  });
});

describe('the PIN', () => {
  test('is set, changed and taken away by itself', async () => {
    const { settings, document } = await keeper({ lock: { codeMinutes: 30 } });
    await settings.savePin(PIN);
    expect(document.value.lock).toEqual({ codeMinutes: 30, pin: PIN });
    await settings.savePin(null);
    expect(document.value.lock).toEqual({ codeMinutes: 30 });
  });
  test.each<[string, unknown]>([
    ['other minutes', { codeMinutes: 5 }],
    ['a PIN of their own', { pin: `${PIN}x`, codeMinutes: 5 }],
    ['nothing at all', null],
  ])('stays when its section is saved with %s', async (_name, value) => {
    const { settings, document } = await keeper({ lock: { pin: PIN } });
    await settings.save('lock', value);
    expect(document.value.lock?.pin).toBe(PIN);
  });
  test('comes into no section that had none', async () => {
    const { settings, document } = await keeper();
    await settings.save('lock', { pin: PIN });
    expect(document.value).toEqual({ version: 1 });
  });
  test('of the school is not the parents’ to change', async () => {
    const { settings, document } = await keeper({}, { lock: { pin: PIN } });
    expect(await settings.savePin(`${PIN}x`)).toMatchObject({ outcome: 'refused', problems: [{ path: 'lock' }] });
    expect(document.writes).toBe(0);
  });
});

describe('a site that is kept', () => {
  test('is allowed from now on and blocked no more; the rest stays', async () => {
    const { settings, document } = await keeper({ sites: { default: 'block', allow: ['a.test'], block: ['b.test', 'c.test'] } });
    await settings.keepSite('b.test');
    expect(document.value.sites).toEqual({ default: 'block', allow: ['a.test', 'b.test'], block: ['c.test'] });
  });
  test('is refused where the school keeps the list', async () => {
    const { settings } = await keeper({}, { sites: {} });
    expect(await settings.keepSite('b.test')).toMatchObject({ outcome: 'refused' });
  });
});

describe('files', () => {
  test('an import replaces everything but the lock', async () => {
    const { settings, document } = await keeper({ language: 'ur', lock: { pin: PIN } });
    const other = { version: 1, log: { detail: 'off' }, lock: { pin: `${PIN}x`, codeMinutes: 5 } };
    expect(await settings.importText(JSON.stringify(other))).toEqual({ outcome: 'saved', problems: [] });
    expect(document.value).toEqual({ version: 1, log: { detail: 'off' }, lock: { pin: PIN } });
  });
  test('an import sets no lock where there was none', async () => {
    const { settings, document } = await keeper();
    await settings.importText(JSON.stringify({ version: 1, lock: { pin: PIN } }));
    expect(document.value).toEqual({ version: 1 });
  });
  test.each([
    ['no JSON', '{', ''],
    ['one bad leaf among good ones', '{"version":1,"sites":{"block":["a.test"]},"log":{"keepDays":0}}', 'log.keepDays'],
    ['an organisation’s intake', JSON.stringify({ version: 1, help: { endpoint: ENDPOINT } }), 'help.endpoint'],
  ])('%s: all is refused, nothing changes', async (_name, text, path) => {
    const { settings, document } = await keeper({ language: 'ur' });
    expect(await settings.importText(text)).toMatchObject({ outcome: 'refused', problems: [{ path }] });
    expect([document.value, document.writes]).toEqual([{ version: 1, language: 'ur' }, 0]);
  });
  test('an export has everything but lock and intake, also nothing of policy, and can be imported again', async () => {
    const { settings } = await keeper(
      { language: 'ur', lock: { pin: PIN }, help: { province: 'PK-PB', endpoint: ENDPOINT } },
      { sites: { block: ['policy.test'] } },
    );
    const exported = settings.exportDocument();
    expect(exported).toEqual({ version: 1, language: 'ur', help: { province: 'PK-PB' } });
    const { settings: other, document } = await keeper();
    await other.importText(JSON.stringify(exported));
    expect(document.value).toEqual(exported);
  });
});

describe('an organisation’s intake', () => {
  test('that stands in the stored document all the same is not in force: only policy names one', async () => {
    const { settings } = await keeper({ help: { province: 'PK-PB', endpoint: ENDPOINT } });
    expect(settings.effective.document.help).toEqual({ province: 'PK-PB' });
  });
  test('of policy is in force, beside the parent’s other leaves', async () => {
    const { settings } = await keeper(
      { help: { province: 'PK-PB', endpoint: { ...ENDPOINT, name: 'Mine' } } },
      { help: { endpoint: ENDPOINT } },
    );
    expect(settings.effective.document.help).toEqual({ province: 'PK-PB', endpoint: ENDPOINT });
  });
  test('that policy takes away is gone at once', async () => {
    const { settings, browser } = await keeper({}, { help: { endpoint: ENDPOINT } });
    browser.managed = {};
    await settings.refreshPolicy();
    expect(settings.effective.document.help?.endpoint).toBeUndefined();
  });
  test.each<[string, object, string]>([
    ['http', { url: 'http://school.test/' }, 'help.endpoint.url'],
    ['a user name in the address', { url: 'https://a:b@school.test/' }, 'help.endpoint.url'],
    ['a key of another length', { publicKey: 'AAAA' }, 'help.endpoint.publicKey'],
    ['base64 that isn’t base64url', { publicKey: ENDPOINT.publicKey.replace('_', '/') }, 'help.endpoint.publicKey'],
    ['a token that no header holds', { token: 'a b' }, 'help.endpoint.token'],
  ])('with %s: named, and nobody is asked with it', async (_name, bad, path) => {
    const { settings, browser } = await keeper();
    browser.managed = { help: { endpoint: { ...ENDPOINT, ...bad } } };
    await settings.refreshPolicy();
    expect(settings.policyProblems.map((problem) => problem.path)).toContain(path);
    expect(settings.effective.document.help?.endpoint ?? { token: undefined }).not.toMatchObject(bad);
  });
});

describe('policy', () => {
  test('the stored copy is in force from the start, while the browser does not answer', async () => {
    const { settings, browser } = await keeper({}, { sites: { block: ['policy.test'] } });
    browser.managed = null;
    await settings.refreshPolicy();
    expect([settings.effective.managed, settings.effective.settings.sites.block]).toEqual([['sites'], ['policy.test']]);
  });
  test('a new policy is stored, then in force; the parent’s document is untouched', async () => {
    const { settings, browser, kept, document, changes } = await keeper({ sites: { block: ['parent.test'] } });
    browser.managed = { sites: { block: ['policy.test', 'bad:port'] } };
    await settings.refreshPolicy();
    expect(kept.value).toEqual({ sites: { block: ['policy.test'] } });
    expect(settings.effective.openedByPolicy).toEqual(['parent.test']);
    expect(settings.policyProblems?.map(({ path }) => path)).toEqual(['sites.block[1]']);
    expect([document.writes, document.value.sites?.block, changes.length]).toEqual([0, ['parent.test'], 1]);
  });
  test('the same policy again tells nobody; a policy that goes gives back the parent’s own', async () => {
    const { settings, browser, changes } = await keeper({ log: { detail: 'pages' } }, { log: { detail: 'off' } });
    browser.managed = { log: { detail: 'off' } };
    await settings.refreshPolicy();
    expect(changes).toEqual([]);
    browser.managed = {};
    await settings.refreshPolicy();
    expect([settings.effective.settings.log.detail, settings.effective.managed]).toEqual(['pages', []]);
  });
});
