/** What a preset would change in the settings that are there: shown before it is used, and written out in full when it is. */
import { CATEGORY_IDS } from '../sites/category';
import type { Settings } from './defaults';
import { type AgeBand, type Preset, type PresetPart, presetFor } from './presets';
import type { SettingsDocument } from './schema';

export interface PresetChange {
  readonly part: PresetPart | 'prefer-safe';
  readonly from: string;
  readonly to: string;
}
type PresetSection = keyof Preset;

/** The sections that a preset would set, less those that policy sets. */
function sectionsOf(managed: readonly string[]): PresetSection[] {
  return (['categories', 'search', 'downloads'] as const).filter((section) => !managed.includes(section));
}

const onOff = (isOn: boolean) => (isOn ? 'on' : 'off');

/** What would be otherwise, in the order of the page. */
export function presetChanges(settings: Settings, ageBand: AgeBand, managed: readonly string[]): PresetChange[] {
  const preset = presetFor(ageBand);
  const sections = sectionsOf(managed);
  const all: (PresetChange & { readonly section: PresetSection })[] = [
    ...CATEGORY_IDS.map((id) => ({
      section: 'categories' as const,
      part: id,
      from: settings.categories[id],
      to: preset.categories[id],
    })),
    {
      section: 'search',
      part: 'safe-search',
      from: onOff(settings.search.safeSearch),
      to: onOff(preset.search.safeSearch),
    },
    { section: 'search', part: 'youtube', from: settings.search.youtube, to: preset.search.youtube },
    { section: 'search', part: 'prefer-safe', from: onOff(settings.search.preferSafe), to: onOff(preset.search.preferSafe) },
    { section: 'downloads', part: 'apps', from: settings.downloads.apps, to: preset.downloads.apps },
  ];
  return all
    .filter(({ section, from, to }) => sections.includes(section) && from !== to)
    .map(({ part, from, to }) => ({ part, from, to }));
}

/** The sections as they would be stored. Blocked words are the parent's own and stay. */
export function presetSections(
  document: SettingsDocument,
  ageBand: AgeBand,
  managed: readonly string[],
): Pick<SettingsDocument, PresetSection> {
  const { categories, search, downloads } = presetFor(ageBand);
  const sections = sectionsOf(managed);
  return {
    ...(sections.includes('categories') && { categories }),
    ...(sections.includes('search') && {
      search: { ...search, blockedWords: document.search?.blockedWords ?? search.blockedWords },
    }),
    ...(sections.includes('downloads') && { downloads }),
  };
}
