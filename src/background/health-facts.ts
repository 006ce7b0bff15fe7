/** Gathers what protection health says about this browser and these settings. */
import { phcProblem } from '../core/lock/phc';
import type { Compiled } from '../core/rules/compile';
import type { TabReason } from '../core/rules/filter-condition';
import type { Health } from './health-monitor';
import type { SettingsKeeper } from './settings-keeper';

export interface BrowserFacts {
  readonly allowedInPrivate: boolean;
  readonly hasSiteAccess: boolean;
  readonly shortcut: string | null;
  /** A new day has begun by the clock, and doesn't begin for the limits (core/time/day-turn.ts). */
  readonly isDayHeld: boolean;
}

/** Odd spellings of a path and files on this computer are for the sweep in every family: no reason to worry one. */
const EVERYDAY: readonly TabReason[] = ['folded-path', 'file'];

/** Reports or clears each finding that can be computed. */
export async function checkHealth(
  health: Health,
  facts: BrowserFacts,
  settings: SettingsKeeper,
  compiled: Compiled,
): Promise<void> {
  const say = (
    id: Parameters<Health['report']>[0],
    wrong: boolean,
    severity: 'info' | 'degraded' | 'off',
    detail: string | null = null,
  ) => (wrong ? health.report(id, severity, detail) : health.clear(id));
  const { policyProblems, effective } = settings;
  const byTab = compiled.held
    .filter(({ why }) => why !== null && !EVERYDAY.includes(why))
    .map(({ rule, layer }) => rule ?? layer);
  await say('private-windows', !facts.allowedInPrivate, 'degraded');
  await say('site-access', !facts.hasSiteAccess, 'off');
  await say('shortcut-unassigned', facts.shortcut === null, 'info');
  // Before the browser has answered in this life of the worker, what was found before stands.
  if (settings.hasPolicyAnswer) {
    const places = policyProblems.map(({ path, message }) => `${path}: ${message}`);
    await say('policy-bad-value', places.length > 0, 'degraded', places.join('; '));
  }
  await say('opened-by-policy', effective.openedByPolicy.length > 0, 'info', effective.openedByPolicy.join(', '));
  await say('held-by-tab', byTab.length > 0, 'info', [...new Set(byTab)].join(', '));
  await say('clock-doubted', facts.isDayHeld, 'degraded');
  const { pin } = effective.document.lock ?? {};
  const problem = pin === undefined ? null : phcProblem(pin);
  await say('pin-unreadable', problem !== null, 'degraded', problem);
  await say('not-locked', !effective.settings.lock.hasPin, 'info');
}
