/** Who is stopped of names that are known: popular ones with everything switched on and by each age's preset, and those of ordinary life. */
import path from 'node:path';
import { AGE_BANDS, presetFor } from '../src/core/settings/presets';
import type { SettingsDocument } from '../src/core/settings/schema';
import { CATEGORY_IDS, type CategoryId, type CategoryIndex, HAND_WRITTEN } from '../src/core/sites/category';
import { HARMFUL } from '../src/core/sites/never-block';
import { filesIn, hostJudge, indexOf, type MeasuredData, namesIn } from './measure-filter-data';

/** A host that is stopped: by which step of the order, under which category's name, and who says so. */
export interface Stopped {
  readonly host: string;
  readonly reason: string;
  readonly rule: string;
  readonly sources: readonly string[];
}
export interface Alarms {
  readonly title: string;
  readonly of: number;
  readonly stopped: readonly Stopped[];
}

const SEARCH = { safeSearch: true, youtube: 'strict', preferSafe: true } as const;
const blocking = (ids: readonly CategoryId[]): SettingsDocument => ({
  version: 1,
  child: { ageBand: '6-9' }, // the youngest: the host model's middle band is asked about too
  categories: Object.fromEntries(ids.map((id) => [id, 'block' as const])),
  search: SEARCH,
});

/** Everything that can be switched on, only what harms, and what set-up proposes for each age. */
export const SETTINGS: readonly (readonly [title: string, document: SettingsDocument])[] = [
  ['all categories', blocking(CATEGORY_IDS)],
  ['harmful categories', blocking(HARMFUL)],
  ...AGE_BANDS.map((ageBand): [string, SettingsDocument] => [
    `preset ${ageBand}`,
    { version: 1, child: { ageBand }, ...presetFor(ageBand) },
  ]),
];

function alarmsOf(title: string, hosts: readonly string[], document: SettingsDocument, index: CategoryIndex): Alarms {
  const judge = hostJudge(document, index);
  const stopped = hosts.flatMap((host): Stopped[] => {
    const verdict = judge(host);
    if (verdict === null || verdict.action === 'allow') return [];
    const rule = verdict.rule ?? '';
    return [{ host, reason: verdict.reason, rule, sources: sourcesOf(host, rule, verdict.reason, index) }];
  });
  return { title, of: hosts.length, stopped };
}

function sourcesOf(host: string, rule: string, reason: string, index: CategoryIndex): readonly string[] {
  if (reason !== 'category' && reason !== 'ask') return [reason];
  const named = index.matchesOf(host).flatMap(({ category, source }) => (category === rule ? [source.name || source.kind] : []));
  if (named.length > 0) return named;
  return index.suspectedOf(host).length > 0 ? ['model, unsure'] : ['the service behind it'];
}

/** The popular names under every setting. */
export function popularAlarms(data: MeasuredData): Alarms[] {
  const index = indexOf(data);
  const hosts = namesIn(path.join(data.folder, 'popular/tranco10k.txt'));
  return SETTINGS.map(([title, document]) => alarmsOf(title, hosts, document, index));
}

/** Names of ordinary life, and those that are written down as education, with every harmful category blocked. */
export function ordinaryAlarms(data: MeasuredData): Alarms[] {
  const index = indexOf(data);
  const folder = path.join(data.folder, 'negatives');
  const harmful = blocking(HARMFUL);
  const education = HAND_WRITTEN.hostsOf('education');
  const youngest: SettingsDocument = { version: 1, child: { ageBand: '6-9' }, ...presetFor('6-9') };
  return [
    alarmsOf('education, by hand', education, harmful, index),
    alarmsOf('education, preset 6-9', education, youngest, index),
    ...filesIn(folder).map((file) => alarmsOf(file, namesIn(path.join(folder, `${file}.txt`)), harmful, index)),
  ];
}
