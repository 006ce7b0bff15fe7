/** What an absent leaf of the settings document means. `resolve()` is the only reader of that knowledge. */
import type { PolicyEntry } from '../help/policy-entry';
import { CATEGORY_IDS, type CategoryId } from '../sites/category';
import { type CategoryAction, DAYS, type Day, type SettingsDocument } from './schema';

export interface Limit {
  readonly id: string;
  readonly name: string;
  readonly targets: readonly string[];
  readonly except: readonly string[];
  /** Minutes a day by weekday; null = no limit on that day (a day that minutesByDay leaves out where there are no `minutes`). */
  readonly minutesByDay: Readonly<Record<Day, number | null>>;
  readonly warnAt: readonly number[];
}
export interface Schedule {
  readonly id: string;
  readonly name: string;
  readonly days: readonly Day[];
  readonly from: string;
  readonly to: string;
  readonly targets: readonly string[];
  readonly except: readonly string[];
}
/** Settings with every default filled in: what judge(), compile() and the keepers read. */
export interface Settings {
  readonly language: 'auto' | 'en' | 'ur';
  readonly child: {
    readonly name: string | null;
    readonly ageBand: '6-9' | '10-12' | '13-15' | '16-17' | null;
    readonly language: 'auto' | 'en' | 'ur';
  };
  readonly clock: { readonly timeZone: string; readonly dayStart: string; readonly idleAfter: number };
  readonly sites: {
    readonly default: 'allow' | 'block';
    readonly allow: readonly string[];
    readonly block: readonly string[];
    readonly guessProxies: boolean;
  };
  readonly categories: Readonly<Record<CategoryId, CategoryAction>>;
  readonly lists: NonNullable<SettingsDocument['lists']>;
  readonly search: {
    readonly safeSearch: boolean;
    readonly youtube: 'strict' | 'moderate' | 'off';
    readonly preferSafe: boolean;
    readonly blockedWords: readonly string[];
  };
  readonly downloads: { readonly apps: CategoryAction };
  readonly limits: readonly Limit[];
  readonly schedules: readonly Schedule[];
  readonly earn: NonNullable<SettingsDocument['earn']>;
  readonly help: {
    readonly country: string;
    readonly province: string | null;
    readonly look: 'full' | 'discreet';
    readonly corner: 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end';
    /** Helpers that policy adds. */
    readonly entries: readonly PolicyEntry[];
  };
  readonly log: { readonly detail: 'off' | 'categories' | 'sites' | 'pages'; readonly keepDays: number };
  readonly lock: { readonly hasPin: boolean; readonly codeMinutes: number };
}

/** The family's zone where none is set: Pakistan first. */
export const DEFAULT_TIME_ZONE = 'Asia/Karachi';
/** Minutes before a limit's end at which the child is warned. */
export const DEFAULT_WARN_AT: readonly number[] = [10, 5, 1];

/** Fills a (parsed) document with its defaults. An absent section blocks nothing. */
export function resolve(document: SettingsDocument): Settings {
  const { child, clock, sites, categories, search, help, log } = document;
  return {
    language: document.language ?? 'auto',
    child: { name: child?.name ?? null, ageBand: child?.ageBand ?? null, language: child?.language ?? 'auto' },
    clock: {
      timeZone: clock?.timeZone ?? DEFAULT_TIME_ZONE,
      dayStart: clock?.dayStart ?? '04:00',
      idleAfter: clock?.idleAfter ?? 60,
    },
    sites: {
      default: sites?.default ?? 'allow',
      allow: sites?.allow ?? [],
      block: sites?.block ?? [],
      guessProxies: sites?.guessProxies ?? false,
    },
    categories: Object.fromEntries(CATEGORY_IDS.map((id) => [id, categories?.[id] ?? 'allow'])) as Record<
      CategoryId,
      CategoryAction
    >,
    lists: document.lists ?? [],
    search: {
      safeSearch: search?.safeSearch ?? false,
      youtube: search?.youtube ?? 'off',
      preferSafe: search?.preferSafe ?? false,
      blockedWords: search?.blockedWords ?? [],
    },
    downloads: { apps: document.downloads?.apps ?? 'allow' },
    limits: (document.limits ?? []).map((limit) => ({
      id: limit.id,
      name: limit.name ?? limit.id,
      targets: limit.targets,
      except: limit.except ?? [],
      minutesByDay: Object.fromEntries(DAYS.map((day) => [day, limit.minutesByDay?.[day] ?? limit.minutes ?? null])) as Record<
        Day,
        number | null
      >,
      warnAt: limit.warnAt ?? DEFAULT_WARN_AT,
    })),
    schedules: (document.schedules ?? []).map((schedule) => ({
      id: schedule.id,
      name: schedule.name ?? schedule.id,
      days: schedule.days ?? DAYS,
      from: schedule.from,
      to: schedule.to,
      targets: schedule.targets,
      except: schedule.except ?? [],
    })),
    earn: document.earn ?? [],
    help: {
      country: help?.country ?? 'PK',
      province: help?.province ?? null,
      look: help?.look ?? 'full',
      corner: help?.corner ?? 'bottom-end',
      entries: help?.entries ?? [],
    },
    log: { detail: log?.detail ?? 'sites', keepDays: log?.keepDays ?? 90 },
    lock: { hasPin: document.lock?.pin !== undefined, codeMinutes: document.lock?.codeMinutes ?? 60 },
  };
}
