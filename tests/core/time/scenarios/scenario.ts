/** What a scenario is, how it is played, and the table of what was charged against what is true. */
import type { SettingsDocument } from '../../../../src/core/settings/schema';
import { Computer, IDLE_AFTER } from './computer';

export interface Scenario {
  readonly name: string;
  /** The family's settings; left out = FAMILY. */
  readonly settings?: Omit<SettingsDocument, 'version'>;
  /** RFC 3339; left out = a Saturday afternoon. */
  readonly start?: string;
  /** Left out = Windows. */
  readonly os?: 'linux';
  /** The browser is open and the child is about to begin. */
  readonly play: (computer: Computer) => Promise<void>;
  /** True charged seconds, counted by hand: by limit, or by limit and day as 'games@2026-11-22'. */
  readonly truth: Readonly<Record<string, number>>;
  /** The largest error, as a share of the truth; left out = 0.2 %. Where nothing is true, nothing may be charged. */
  readonly most?: number;
  /** What the keeper says, in order; left out = nothing. */
  readonly said?: readonly string[];
}

export interface Row {
  readonly name: string;
  readonly what: string;
  readonly minutes: number;
  readonly trueSeconds: number;
  readonly chargedSeconds: number;
  /** Of the truth; null where nothing is true. */
  readonly error: number | null;
}
export interface Played {
  readonly rows: readonly Row[];
  readonly said: readonly string[];
}

export const MOST = 0.002;
/** With the worker killed every 20 s. */
export const MOST_KILLED = 0.005;
const AFTERNOON = '2026-11-21T15:00:00+05:00';
const limit = (id: string, targets: string[], except: string[] = []) => ({ id, targets, except, minutes: 1440, warnAt: [] });
export const FAMILY = {
  clock: { timeZone: 'Asia/Karachi', dayStart: '04:00', idleAfter: IDLE_AFTER },
  limits: [
    limit('games', ['roblox.com', 'minecraft.net']),
    limit('video', ['youtube.com']),
    limit('shorts', ['youtube.com/shorts']),
    limit('all', ['*'], ['category:education']),
  ],
};
/** The same with so many minutes of games. */
export const gamesFor = (minutes: number) => ({
  ...FAMILY,
  limits: FAMILY.limits.map((one) => (one.id === 'games' ? { ...one, minutes } : one)),
});

/** Plays a scenario and compares. */
export async function played(scenario: Scenario): Promise<Played> {
  const { name, start = AFTERNOON, settings = FAMILY, play, truth } = scenario;
  const computer = new Computer(start, settings, scenario.os);
  await computer.starts();
  const began = computer.trueTime();
  await play(computer);
  await computer.ends();
  const minutes = (computer.trueTime() - began) / 60_000;
  const rows: Row[] = [];
  for (const [what, trueSeconds] of Object.entries(truth)) {
    const chargedSeconds = await computer.charged(what);
    const error = trueSeconds === 0 ? null : (chargedSeconds - trueSeconds) / trueSeconds;
    rows.push({ name, what, minutes, trueSeconds, chargedSeconds, error });
  }
  return { rows, said: computer.said };
}
