/** What breaks the run of time: killed workers and browsers, sleep, clocks that are set, zones, days. */
import { gamesFor, MOST_KILLED, type Scenario } from './scenario';

const GAME = 'https://www.roblox.com/games';
const FILM = 'https://www.youtube.com/watch?v=1';
const HOUR = 3600;
const DAY = 24 * HOUR;
const BERLIN = { ...gamesFor(1440), clock: { timeZone: 'Europe/Berlin', dayStart: '02:30', idleAfter: 60 } };
const MIDNIGHT = { ...gamesFor(1440), clock: { timeZone: 'Asia/Karachi', dayStart: '00:00', idleAfter: 60 } };

/** Plays while the computer's own zone is another one. */
export async function inZone(zone: string, play: () => Promise<void>): Promise<void> {
  const { TZ } = process.env;
  process.env.TZ = zone;
  try {
    await play();
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
}

export const BREAK_SCENARIOS: readonly Scenario[] = [
  {
    name: 'the worker killed every 20 s for an hour',
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(0.37);
      await pc.dying(3600, 20.3);
    },
    truth: { games: 3600.37, all: 3600.37 },
    most: MOST_KILLED,
  },
  {
    name: 'the worker killed every 20 s, two sites switched every 33.3 s',
    play: async (pc) => {
      const game = await pc.opens(GAME);
      const film = await pc.opens(FILM);
      for (let turn = 0; turn < 20; turn++) {
        await pc.looksAt(game);
        await pc.dying(33.3, 20);
        await pc.looksAt(film);
        await pc.dying(33.3, 20);
      }
    },
    truth: { games: 666, video: 666, all: 1332 },
    most: MOST_KILLED,
  },
  {
    name: 'the worker killed every 20 s with sound in the background and no input',
    play: async (pc) => {
      const film = await pc.opens(FILM);
      await pc.plays(film);
      await pc.opens(GAME);
      await pc.noInput(60);
      await pc.dying(600.9, 20.3);
    },
    truth: { video: 660.9, games: 0 },
    most: MOST_KILLED,
  },
  {
    name: 'the browser killed, ten minutes later started again',
    play: async (pc) => {
      const game = await pc.opens(GAME);
      await pc.pass(600.9); // what came after the last beat is lost
      pc.closesBrowser();
      await pc.pass(600);
      await pc.starts();
      await pc.looksAt(game);
      await pc.pass(300);
    },
    truth: { games: 900.9 },
  },
  {
    name: 'the browser killed and started again at once: no gain',
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(600.5);
      pc.closesBrowser();
      await pc.pass(15);
      await pc.starts();
      await pc.pass(300);
    },
    truth: { games: 900.5 },
  },
  {
    name: 'eight hours of sleep with the game in front',
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(300.6);
      await pc.sleeps(8 * HOUR);
      await pc.pass(300);
    },
    truth: { games: 600.6 },
  },
  {
    name: 'a minute of sleep, ten times',
    play: async (pc) => {
      await pc.opens(GAME);
      for (let turn = 0; turn < 10; turn++) {
        await pc.pass(290.4);
        await pc.sleeps(60);
      }
    },
    truth: { games: 2904 },
  },
  {
    name: 'twenty seconds of sleep, ten times, where the monotonic clock stands still in sleep',
    os: 'linux',
    play: async (pc) => {
      await pc.opens(GAME);
      for (let turn = 0; turn < 10; turn++) {
        await pc.pass(30.5);
        await pc.sleeps(20);
      }
    },
    truth: { games: 305 },
  },
  {
    name: 'nothing but sleep after the first look',
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.sleeps(DAY - 12 * HOUR);
    },
    truth: { games: 0 },
  },
  {
    name: 'the clock set back by two hours: counted on, nothing refilled',
    settings: gamesFor(7),
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(300);
      await pc.setsClock(-2 * HOUR);
      await pc.pass(120);
    },
    truth: { games: 420, 'games@2026-11-21': 420 },
    said: ['set-back', 'games used up'],
  },
  {
    name: 'the clock set back by two days: still the same day',
    settings: gamesFor(5),
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(300);
      await pc.setsClock(-2 * DAY);
      await pc.pass(60);
    },
    truth: { 'games@2026-11-21': 360, 'games@2026-11-19': 0 },
    said: ['games used up', 'set-back'],
  },
  {
    name: 'the clock set forward twice by a day: the new day opens once',
    settings: gamesFor(5),
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(300);
      await pc.setsClock(DAY);
      await pc.pass(300);
      await pc.setsClock(DAY);
      await pc.pass(300);
    },
    truth: { games: 900, 'games@2026-11-21': 300, 'games@2026-11-22': 600, 'games@2026-11-23': 0 },
    said: ['games used up', 'set-forward', 'games refilled', 'games used up', 'set-forward'],
  },
  {
    name: 'the clock set forward and put right by a site’s Date',
    settings: gamesFor(5),
    play: async (pc) => {
      await pc.hearsFrom('wikipedia.org');
      await pc.opens(GAME);
      await pc.pass(300);
      await pc.setsClock(DAY);
      await pc.hearsFrom('wikipedia.org');
      await pc.pass(300);
      await pc.setsClock(DAY);
      await pc.hearsFrom('wikipedia.org');
      await pc.pass(300);
    },
    truth: { games: 900, 'games@2026-11-22': 600, 'games@2026-11-23': 0 },
    said: ['games used up', 'set-forward', 'games refilled', 'set-forward', 'games used up', 'set-forward', 'set-forward'],
  },
  {
    name: 'the clock set to and fro ten times by nine minutes',
    play: async (pc) => {
      await pc.opens(GAME);
      for (let turn = 0; turn < 10; turn++) {
        await pc.pass(60);
        await pc.setsClock(540);
        await pc.pass(60.4);
        await pc.setsClock(-540);
      }
    },
    truth: { games: 1204 },
    said: Array.from({ length: 10 }, () => 'set-back'),
  },
  {
    name: 'the computer’s zone changed: nothing changes',
    start: '2026-11-22T03:50:00+05:00',
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(300);
      await inZone('America/New_York', () => pc.pass(300));
      await inZone('Pacific/Kiritimati', () => pc.pass(300));
    },
    truth: { games: 900, 'games@2026-11-21': 600, 'games@2026-11-22': 300 },
  },
  {
    name: 'over the start of the day at 04:00',
    start: '2026-11-22T03:55:00+05:00',
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(600);
    },
    truth: { 'games@2026-11-21': 300, 'games@2026-11-22': 300, games: 600 },
  },
  {
    name: 'over midnight, where the day starts there',
    start: '2026-11-21T23:58:00+05:00',
    settings: MIDNIGHT,
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(300);
    },
    truth: { 'games@2026-11-21': 120, 'games@2026-11-22': 180 },
  },
  {
    name: 'over the start of the day with the worker killed every 20 s',
    start: '2026-11-22T03:55:00+05:00',
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.dying(600, 20);
    },
    truth: { 'games@2026-11-21': 300, 'games@2026-11-22': 300 },
    most: MOST_KILLED,
  },
  {
    name: 'summer time begins: the hour that is left out is not charged, the day starts at the change',
    start: '2026-03-29T01:50:00+01:00',
    settings: BERLIN,
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(1200);
    },
    truth: { games: 1200, 'games@2026-03-28': 600, 'games@2026-03-29': 600 },
  },
  {
    name: 'summer time ends: the hour that comes twice is charged twice, the day starts once',
    start: '2026-10-25T02:20:00+02:00',
    settings: BERLIN,
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(2 * HOUR);
    },
    truth: { games: 7200, 'games@2026-10-24': 600, 'games@2026-10-25': 6600 },
  },
  {
    name: 'a line that is refunded counts no more, and the limit opens again',
    settings: gamesFor(10),
    play: async (pc) => {
      const tab = await pc.opens(GAME);
      await pc.pass(300);
      await pc.goes(tab, FILM);
      await pc.pass(120);
      await pc.goes(tab, GAME);
      await pc.pass(300);
      await pc.goes(tab, FILM);
      await pc.pass(10);
      const [first] = await pc.keeper.receipt(null);
      if (first !== undefined) await pc.keeper.mark({ day: '2026-11-21', key: first.key }, { refunded: true });
      await pc.goes(tab, GAME);
      await pc.pass(60);
    },
    truth: { games: 360, video: 130, all: 490 },
    said: ['games used up', 'games refilled'],
  },
];
