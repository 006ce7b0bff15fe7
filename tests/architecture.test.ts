/** The table of docs/architecture.md, kept: who may import whom, what core may not say, how long a file may be. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

interface Source {
  readonly file: string;
  readonly text: string;
}
const filesBelow = (folder: string): Source[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
    .filter((file) => /\.(tsx?|mjs|css|html)$/.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const sources = filesBelow('src');
const everything = [...sources, ...filesBelow('tests'), ...filesBelow('scripts')];
const isCode = ({ file }: Source) => /\.tsx?$/.test(file);

/** What a room may import at run time: rooms or single files of ours, and packages. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ['core', 'zod/mini', 'zod/v4/locales/en.js', 'tldts', '@noble/hashes'],
  platform: ['core', 'platform', 'content', 'hpke'],
  storage: ['core', 'storage', 'platform/browser.ts', 'dexie', 'zod/mini'],
  messaging: ['core', 'messaging', 'platform/browser.ts', 'zod/mini'],
  i18n: ['core', 'i18n'],
  background: ['background', 'core', 'platform', 'storage', 'messaging', 'i18n'],
  ui: ['core', 'i18n', 'ui', 'preact', 'preact/hooks', '@fontsource/noto-nastaliq-urdu'],
  pages: ['core', 'messaging', 'i18n', 'ui', 'pages', 'preact', 'preact/hooks', 'uqr'],
  content: [],
};
const POLYFILL = { file: 'src/platform/browser.ts', name: 'webextension-polyfill' };

interface Import {
  readonly file: string;
  readonly what: string;
}
/** Run-time imports: `import type` and imports of nothing but types are free. */
function importsOf({ file, text }: Source): Import[] {
  const found = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:([^'";]*?)\s+from\s+)?'([^']+)'|\bimport\('([^']+)'\)/g),
  ];
  return found.flatMap(([, names, from, dynamic]) => {
    const isTypesOnly = names !== undefined && /^\{(\s*type\s+[^,}]+,?)+\s*\}$/.test(names);
    return isTypesOnly ? [] : [{ file, what: resolved(file, from ?? dynamic ?? '') }];
  });
}
function resolved(file: string, from: string): string {
  if (!from.startsWith('.')) return from;
  return path.posix.relative('src', path.posix.join(path.posix.dirname(file), from));
}
function isAllowed({ file, what }: Import): boolean {
  if (what === POLYFILL.name) return file === POLYFILL.file;
  if (what.endsWith('.css') && !what.startsWith('..')) return true; // a component's own looks
  const allowed = MAY_IMPORT[file.split('/')[1] ?? ''] ?? [];
  return allowed.some((entry) => what === entry || `${what}.ts` === entry || what.startsWith(`${entry}/`));
}
const breaking = (files: readonly Source[]) =>
  files
    .filter(isCode)
    .flatMap(importsOf)
    .filter((one) => !isAllowed(one))
    .map(({ file, what }) => `${file} imports ${what}`);

describe('rooms', () => {
  test('every room of src has a line here and in docs/architecture.md', () => {
    const rooms = readdirSync('src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
    expect(rooms).toEqual(Object.keys(MAY_IMPORT).sort());
    const table = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/^\| `src\/(\w+)` \|[^|]*\| (.*) \|$/gm)];
    expect(table.map(([, room]) => room).sort()).toEqual(rooms);
    for (const [, room = '', allowed = ''] of table) {
      for (const entry of (MAY_IMPORT[room] ?? []).filter((name) => name !== 'preact/hooks'))
        expect(allowed, `${room} may import ${entry}`).toContain(entry);
    }
  });
  test('import only what they may', () => expect(breaking(sources)).toEqual([]));
  test.each<[string, string]>([
    ['src/core/x.ts', "import { browser } from '../platform/browser';"],
    ['src/core/x.ts', "import { readFileSync } from 'node:fs';"],
    ['src/pages/me/x.tsx', "import { tabsPort } from '../../platform/tabs';"],
    ['src/pages/me/x.tsx', "import {\n  a,\n  type B,\n} from '../../background/views';"],
    ['src/ui/x.tsx', "import { ask } from '../messaging/client';"],
    ['src/background/x.ts', "import browser from 'webextension-polyfill';"],
    ['src/storage/x.ts', "export { tabsPort } from '../platform/tabs';"],
    ['src/content/x.ts', "import { t } from '../i18n/t';"],
    ['src/content/x.ts', "const t = await import('../i18n/t');"],
  ])('a planted sin in %s is seen: %s', (file, text) => expect(breaking([{ file, text }])).toHaveLength(1));
  test('imports of types are free', () => {
    const text =
      "import type { Tabs } from 'webextension-polyfill';\nimport { type A, type B } from '../background/ports';\nexport type { C } from '../pages/x';";
    expect(breaking([{ file: 'src/core/x.ts', text }])).toEqual([]);
  });
});

const CORE_MAY_NOT_SAY: readonly [string, RegExp][] = [
  ['a browser', /\b(chrome|browser)\.\w/],
  ['a clock', /\bDate\.now\(|\bnew Date\(\)/],
  ['chance', /\bMath\.random\(/],
  ['the network', /\bfetch\(/],
  ['the console', /\bconsole\./],
];
const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
test.each(CORE_MAY_NOT_SAY)('core has not %s', (_name, banned) => {
  const core = sources.filter(({ file }) => file.startsWith('src/core/') && file.endsWith('.ts'));
  expect(core.length).toBeGreaterThan(30);
  expect(core.filter(({ text }) => banned.test(withoutComments(text))).map(({ file }) => file)).toEqual([]);
});

/**
 * Ways around the types; this file spells them, so it is left out. End-to-end tests talk to browsers' own protocols and to names inside
 * pages, which no type knows: there Biome asks for the reason of each `any`.
 */
const AROUND_TYPES: readonly [string, RegExp][] = [
  ['any', /(:|<|\bas|=>)\s*any\s*[;,)>=[\]|&{]/],
  ['as unknown as', /\bas unknown as\b/],
  ['a non-null assertion', /[\w)\]]!\.\w/],
  ['a switched off check', /@ts-ignore|@ts-nocheck|@ts-expect-error(?! -- )|biome-ignore(?! [\w/]+: \S)/],
  ['a faked module', /\bvi\.mock\(/],
];
test.each(AROUND_TYPES)('nothing in the code says %s', (_name, banned) => {
  const code = everything.filter(
    (source) => isCode(source) && source.file !== 'tests/architecture.test.ts' && !source.file.startsWith('tests/e2e/'),
  );
  expect(code.filter(({ text }) => banned.test(withoutComments(text))).map(({ file }) => file)).toEqual([]);
});

test('no barrels, and no file that is named after nothing', () => {
  const named = everything
    .map(({ file }) => file)
    .filter(
      (file) =>
        /(^|\/)(index\.tsx?|(utils?|helpers?|common|managers?|misc)\.\w+)$/.test(file) ||
        /-(utils?|helpers?|manager)\.\w+$/.test(file),
    );
  expect(named).toEqual([]);
});
test('no file has more than 300 lines', () => {
  const long = everything
    .map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});
