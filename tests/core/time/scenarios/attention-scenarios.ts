/** What the child attends to: tabs, windows, input, rules. Seconds are counted by hand beside each scenario. */
import type { Scenario } from './scenario';

const GAME = 'https://www.roblox.com/games';
const FILM = 'https://www.youtube.com/watch?v=1';
const NEWS = 'https://news.example/';
const HELP = 'https://takeitdown.ncmec.org/';
const OURS = 'chrome-extension://id/src/pages/me/index.html';

export const ATTENTION_SCENARIOS: readonly Scenario[] = [
  {
    name: 'one site in front, an hour',
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(3600);
    },
    truth: { games: 3600, all: 3600, video: 0 },
  },
  {
    name: 'three tabs of one site, switched every 47.3 s',
    play: async (pc) => {
      const tabs = [await pc.opens(GAME), await pc.opens(GAME), await pc.opens('https://minecraft.net/')];
      for (let turn = 0; turn < 12; turn++) {
        await pc.looksAt(tabs[turn % 3] ?? 1);
        await pc.pass(47.3);
      }
    },
    truth: { games: 12 * 47.3 },
  },
  {
    name: 'two windows, switched',
    play: async (pc) => {
      const game = await pc.opens(GAME);
      const film = await pc.opens(FILM, { window: 1 });
      for (let turn = 0; turn < 5; turn++) {
        await pc.looksAt(game);
        await pc.pass(61.25);
        await pc.looksAt(film);
        await pc.pass(30.5);
      }
    },
    truth: { games: 5 * 61.25, video: 5 * 30.5, all: 5 * 91.75 },
  },
  {
    name: 'two sites, switched every 0.7 s',
    play: async (pc) => {
      const game = await pc.opens(GAME);
      const film = await pc.opens(FILM);
      for (let turn = 0; turn < 200; turn++) {
        await pc.looksAt(game);
        await pc.pass(0.7);
        await pc.looksAt(film);
        await pc.pass(0.7);
      }
    },
    truth: { games: 140, video: 140, all: 280 },
  },
  {
    name: 'another program in front for five minutes',
    play: async (pc) => {
      const game = await pc.opens(GAME);
      await pc.pass(300);
      await pc.otherProgram();
      await pc.pass(300);
      await pc.looksAt(game);
      await pc.pass(300);
    },
    truth: { games: 600 },
  },
  {
    name: 'three minutes without input: the quiet stretch is taken back',
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(300);
      await pc.noInput(180);
      await pc.input('active');
      await pc.pass(120);
    },
    truth: { games: 420, all: 420 },
  },
  {
    name: 'the quiet stretch reaches over two sites',
    play: async (pc) => {
      const game = await pc.opens(GAME);
      const news = await pc.opens(NEWS);
      await pc.looksAt(game);
      await pc.pass(80);
      await pc.pass(20); // without input from here; then a page brings the other tab to the front
      await pc.looksAt(news);
      await pc.pass(40);
      await pc.input('idle');
      await pc.pass(60);
    },
    truth: { games: 80, all: 80 },
  },
  {
    name: 'reading with input every 50 s is charged whole',
    play: async (pc) => {
      await pc.opens(NEWS);
      for (let page = 0; page < 12; page++) await pc.noInput(50);
    },
    truth: { all: 600 },
  },
  {
    name: 'a page that changes its own address (pushState)',
    play: async (pc) => {
      const film = await pc.opens(FILM);
      await pc.pass(200.4);
      await pc.goes(film, 'https://www.youtube.com/shorts/1');
      await pc.pass(99.6);
      await pc.goes(film, FILM);
      await pc.pass(100);
    },
    truth: { video: 400, shorts: 99.6 },
  },
  {
    name: 'a tab moved between windows',
    play: async (pc) => {
      const game = await pc.opens(GAME);
      await pc.opens(NEWS, { window: 1 });
      await pc.looksAt(game);
      await pc.pass(150);
      await pc.moves(game, 1);
      await pc.pass(150);
    },
    truth: { games: 300, all: 300 },
  },
  {
    name: 'two limits over one site',
    play: async (pc) => {
      await pc.opens('https://www.youtube.com/shorts/1');
      await pc.pass(333);
    },
    truth: { video: 333, shorts: 333, all: 333 },
  },
  {
    name: 'a private window',
    play: async (pc) => {
      await pc.opens(GAME, { window: 1, isPrivate: true });
      await pc.pass(300);
    },
    truth: { games: 300, all: 300 },
  },
  {
    name: 'a wrapped page charges what it shows',
    play: async (pc) => {
      await pc.opens('https://www-roblox-com.translate.goog/games?_x_tr_sl=en&_x_tr_tl=ur');
      await pc.pass(300);
    },
    truth: { games: 300 },
  },
  {
    name: 'help and our own pages between two games',
    play: async (pc) => {
      const game = await pc.opens(GAME);
      await pc.pass(100);
      await pc.goes(game, HELP);
      await pc.pass(300);
      await pc.goes(game, OURS);
      await pc.pass(300);
      await pc.goes(game, GAME);
      await pc.pass(100);
    },
    truth: { games: 200, all: 200 },
  },
  {
    name: 'learning does not count to the whole day’s limit, and earns',
    settings: {
      clock: { timeZone: 'Asia/Karachi', dayStart: '04:00', idleAfter: 60 },
      limits: [
        { id: 'games', targets: ['roblox.com'], minutes: 5 },
        { id: 'all', targets: ['*'], except: ['category:education'], minutes: 1440 },
      ],
      earn: [{ targets: ['khanacademy.org'], minutes: 10, gives: { limit: 'games', minutes: 2 }, maxPerDay: 3 }],
    },
    play: async (pc) => {
      const tab = await pc.opens(GAME);
      await pc.pass(300);
      await pc.goes(tab, 'https://www.khanacademy.org/math');
      await pc.pass(1500); // two portions of ten minutes: 2 + 2, capped at 3
      await pc.goes(tab, GAME);
      await pc.pass(180);
    },
    truth: { games: 480, all: 480, 'earn:khanacademy.org': 1500 },
    said: ['games used up', 'games refilled', 'games used up'],
  },
  {
    name: 'a pause by the parent',
    play: async (pc) => {
      await pc.opens(GAME);
      await pc.pass(300);
      await pc.pause.update(() => ({ until: pc.clock.now() + 600_000 }));
      await pc.settings();
      await pc.pass(600);
      await pc.settings(); // the alarm at its end
      await pc.pass(60);
    },
    truth: { games: 360 },
  },
];
