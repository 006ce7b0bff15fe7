/** What the extension asks of browsers: each permission is on this list and in docs/permissions.md, or it isn't asked for. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHROMIUM_ID, MINIMUM, makeManifest, type Target } from '../manifest.config';

type Manifest = { readonly [key: string]: unknown };
const isManifest = (value: unknown): value is Manifest => typeof value === 'object' && value !== null;
const TARGETS: readonly Target[] = ['chromium', 'firefox'];
const PERMISSIONS: Readonly<Record<Target, readonly string[]>> = {
  chromium: [
    'alarms',
    'contextMenus',
    'declarativeNetRequest',
    'downloads',
    'idle',
    'scripting',
    'sidePanel',
    'storage',
    'tabs',
    'unlimitedStorage',
    'webNavigation',
    'webRequest',
    'webRequestBlocking',
  ],
  firefox: [
    'alarms',
    'contextMenus',
    'declarativeNetRequest',
    'downloads',
    'idle',
    'scripting',
    'storage',
    'tabs',
    'unlimitedStorage',
    'webNavigation',
    'webRequest',
    'webRequestBlocking',
  ],
};
function made(target: Target): Manifest {
  const manifest: unknown = makeManifest(target);
  if (!isManifest(manifest)) throw new Error('the manifest is no object');
  return manifest;
}
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String).sort() : []);

describe.each(TARGETS.map((target) => [target]))('%s', (target) => {
  const manifest = made(target);
  test('asks for these permissions and no others', () => {
    expect(texts(manifest.permissions)).toEqual(PERMISSIONS[target]);
    expect(texts(manifest.host_permissions)).toEqual(['<all_urls>']);
    expect([manifest.optional_permissions, manifest.optional_host_permissions]).toEqual([undefined, undefined]);
  });
  test('each has its row in docs/permissions.md, and no row is left over', () => {
    const rows = [...readFileSync('docs/permissions.md', 'utf8').matchAll(/^\| (?:host access )?`([^`]+)` \| (.+?) \|/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual([...PERMISSIONS.chromium, '<all_urls>'].sort());
    expect(PERMISSIONS[target].filter((name) => !PERMISSIONS.chromium.includes(name))).toEqual([]);
    for (const [, name, reason = ''] of rows) expect(reason.length, name).toBeGreaterThan(20);
  });
  test('holds private windows within the same rules, and shows sites the two pages that redirects lead to', () => {
    expect(manifest.incognito).toBe('spanning');
    expect(manifest.web_accessible_resources).toEqual([
      {
        matches: ['<all_urls>'],
        resources: ['src/pages/blocked/index.html', 'src/pages/calm/index.html'],
        use_dynamic_url: true,
      },
    ]);
    // Firefox's own, without its upgrade of http requests (lists may be on a school's own network); Chromium's default has none.
    const policy = target === 'firefox' ? { extension_pages: "script-src 'self'" } : undefined;
    expect(manifest.content_security_policy).toEqual(policy);
    expect(manifest.externally_connectable).toBeUndefined();
  });
  test('content scripts, on every page: the button from the start, labels once it has been read, and in all frames picture-in-picture', () =>
    expect(manifest.content_scripts).toEqual([
      {
        matches: ['<all_urls>'],
        js: ['src/content/red-button.iife.ts', 'src/content/button-guard.iife.ts'],
        run_at: 'document_start',
        all_frames: false,
      },
      { matches: ['<all_urls>'], js: ['src/content/labels.iife.ts'], run_at: 'document_end', all_frames: false },
      {
        matches: ['<all_urls>'],
        js: ['src/content/pip.iife.ts'],
        run_at: 'document_start',
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      },
    ]));
});

test('Chromium has its public key, Firefox its id; each says the oldest version', () => {
  expect(made('chromium').key).toMatch(/^MII[\w+/=]+$/);
  expect(CHROMIUM_ID).toMatch(/^[a-p]{32}$/);
  expect(made('chromium').minimum_chrome_version).toBe(MINIMUM.chromium);
  expect(made('firefox').browser_specific_settings).toEqual({
    gecko: { id: 'hifazat@extension', strict_min_version: MINIMUM.firefox, data_collection_permissions: { required: ['none'] } },
  });
  expect([made('firefox').key, made('chromium').browser_specific_settings]).toEqual([undefined, undefined]);
});

test('a panel beside a tab: none by itself in Chromium; in Firefox the child’s ordinary page, shut until it is opened', () => {
  expect([made('chromium').side_panel, made('chromium').sidebar_action]).toEqual([undefined, undefined]);
  expect(made('firefox').side_panel).toBeUndefined();
  expect(made('firefox').sidebar_action).toMatchObject({
    default_panel: 'src/pages/me/index.html',
    default_title: 'Hifazat',
    open_at_install: false,
  });
});

describe.each(TARGETS.map((target) => [target]))('the build for %s', (target) => {
  const folder = `dist/${target}`;
  const needed = () => {
    if (!existsSync(`${folder}/manifest.json`)) throw new Error(`${folder} is missing: run "npm run build" first.`);
    return JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as Manifest & { content_scripts: { js: string[] }[] };
  };
  test('asks for what its source asks for', () => {
    expect(texts(needed().permissions)).toEqual(PERMISSIONS[target]);
    expect(texts(needed().host_permissions)).toEqual(['<all_urls>']);
  });
  test('has four content scripts: each a single function that loads nothing, the button under 4,096 bytes, its guard under 5,000, labels under 1,500, picture-in-picture under 1,000', () => {
    const scripts = needed().content_scripts;
    expect(scripts.map(({ js }) => js.length)).toEqual([2, 1, 1]);
    const files = scripts.flatMap(({ js }) => js);
    for (const [index, limit] of [4096, 5000, 1500, 1000].entries()) {
      const script = readFileSync(`${folder}/${files[index]}`, 'utf8').trim();
      expect(Buffer.byteLength(script)).toBeLessThan(limit);
      expect(script).toMatch(/^(?:["']use strict["'];?|var \w+=)?\(?(?:function\s*\(\)|\(\)=>)\s*\{|^\(\(\)=>\{/);
      expect(script).toMatch(/\}\)?\(\)\)?;?$/);
      expect(script).not.toMatch(/\bimport\s*[("'{*]|\bexport\s|\brequire\(|importScripts/);
    }
  });
});
