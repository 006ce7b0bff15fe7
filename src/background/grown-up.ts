/**
 * "A grown-up is here": by PIN, the rules rest while a parent sits at the computer. It ends when they say so, when the screen is locked, after
 * 15 minutes without input, and with the browser. Only its beginning and its end are written down.
 */
import type { GrownUpHere } from '../core/rules/state';
import type { Presence } from '../core/time/attention';
import type { Clock, Item } from './ports';

export type GrownUpEnd = 'said' | 'locked' | 'idle' | 'browser-closed';
export interface GrownUpPorts {
  readonly here: Item<GrownUpHere | null>;
  readonly clock: Clock;
  /** Is there input within so many seconds? */
  readonly presenceWithin: (seconds: number) => Promise<Presence>;
  /** Ring every minute, or no more. */
  readonly ring: (on: boolean) => Promise<void>;
  readonly record: (detail: string) => Promise<void>;
  /** Time, rules and pages see what was changed. */
  readonly changed: () => Promise<void>;
}

const LONGEST_IDLE = 15 * 60;

export class GrownUp {
  constructor(private readonly ports: GrownUpPorts) {}

  async isHere(): Promise<boolean> {
    return (await this.ports.here.read()) !== null;
  }

  /** The caller has proved to be a grown-up. */
  async begin(): Promise<void> {
    const { here, clock, ring, changed, record } = this.ports;
    await ring(true); // what ends it must be there first
    await here.update((before) => before ?? { since: clock.now() });
    await changed();
    await record('grown-up-here');
  }

  async end(why: GrownUpEnd): Promise<void> {
    const { here, ring, changed, record } = this.ports;
    if (!(await this.isHere())) return;
    await here.update(() => null);
    await ring(false);
    await changed();
    await record(`grown-up-gone-${why}`);
  }

  /** At each start of the worker, before the rules: in a new run of the browser nobody is here. */
  async start(isNewBrowserRun: boolean): Promise<void> {
    const { here, ring, record } = this.ports;
    if (!(await this.isHere())) return;
    if (!isNewBrowserRun) return ring(true);
    await here.update(() => null);
    await ring(false);
    await record('grown-up-gone-browser-closed');
  }

  /** At each ring and each change of presence: are they still there? */
  async look(): Promise<void> {
    const { here, clock, presenceWithin } = this.ports;
    const known = await here.read();
    if (known === null) return;
    const presence = await presenceWithin(LONGEST_IDLE);
    if (presence !== 'active') return this.end(presence);
    // It rings each minute: the computer slept meanwhile, and whoever woke it may be somebody else.
    const now = clock.now();
    if (now - (known.seen ?? known.since) >= LONGEST_IDLE * 1000) return this.end('idle');
    await here.update((before) => (before === null ? null : { ...before, seen: now }));
  }
}
