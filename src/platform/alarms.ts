/**
 * The ledger of alarms. They outlive the worker. Quirks: Chromium keeps them over a restart of the browser, Firefox doesn't; a packed
 * Chromium extension gets none sooner than 30 seconds; creating one that exists starts its period anew, so it is created only if absent
 * or different.
 */
import type { Alarms, Runtime } from 'webextension-polyfill';
import type { Instant } from '../core/time/local-time';

export const ALARMS = {
  /** Revives the worker while time is charged. */
  beat: 'beat',
  /** When the first limit ends, if things stay as they are. */
  limitEnd: 'limit-end',
  /** The next edge of a schedule, a grant or a pause. */
  edge: 'edge',
  /** The next start of a day. */
  dayStart: 'day-start',
  /** Is the grown-up still there? */
  grownUp: 'grown-up',
  /** The next subscribed list; while one is fetched, brings the worker back. */
  lists: 'lists',
} as const;
export type AlarmName = (typeof ALARMS)[keyof typeof ALARMS];

export type AlarmsApi = Pick<Alarms.Static, 'get' | 'create' | 'clear' | 'onAlarm'>;
/** Differences that are not worth a new alarm, ms. */
const SLACK = 500;

export class AlarmClock {
  /** `toSystem`: what the computer's clock says at an instant (background/clock-watch.ts); alarms know only that clock. */
  constructor(
    private readonly alarms: AlarmsApi,
    private readonly toSystem: (instant: Instant) => Instant = (instant) => instant,
  ) {}

  /** Rings once at `instant`; null = never. */
  async setAt(name: AlarmName, instant: Instant | null): Promise<void> {
    if (instant === null) return void (await this.alarms.clear(name));
    const when = this.toSystem(instant);
    const present = await this.alarms.get(name);
    if (present !== undefined && present.periodInMinutes == null && Math.abs(present.scheduledTime - when) <= SLACK) return;
    this.alarms.create(name, { when });
  }

  /** Rings again and again; null = no more. */
  async setEvery(name: AlarmName, minutes: number | null): Promise<void> {
    if (minutes === null) return void (await this.alarms.clear(name));
    const present = await this.alarms.get(name);
    if (present?.periodInMinutes === minutes) return;
    this.alarms.create(name, { periodInMinutes: minutes });
  }

  /** Register before anything is awaited: an alarm that wakes the worker is delivered once. */
  onRing(listener: (name: string) => void): void {
    this.alarms.onAlarm.addListener((alarm) => listener(alarm.name));
  }
}

/** Chromium ends a worker 30 seconds after its last event or API call: any call starts that anew. Firefox counts events only. */
export function stayAwake(runtime: Pick<Runtime.Static, 'getPlatformInfo'>): void {
  runtime.getPlatformInfo().catch(() => undefined); // only the call matters
}
