/** Films, music and picture-in-picture, with and without input. Seconds are counted by hand beside each scenario. */
import type { Scenario } from './scenario';

const GAME = 'https://www.roblox.com/games';
const FILM = 'https://www.youtube.com/watch?v=1';

export const SOUND_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a silent film without input is not charged',
    play: async (pc) => {
      await pc.opens(FILM);
      await pc.noInput(600);
    },
    truth: { video: 0, all: 0 },
  },
  {
    name: 'a film with sound without input is charged',
    play: async (pc) => {
      const film = await pc.opens(FILM);
      await pc.plays(film);
      await pc.noInput(600);
    },
    truth: { video: 600, all: 600 },
  },
  {
    name: 'sound from a background tab, a game in front: each to its own, their common limit once',
    play: async (pc) => {
      const film = await pc.opens(FILM);
      await pc.plays(film);
      await pc.opens(GAME);
      await pc.pass(600.5);
    },
    truth: { video: 600.5, games: 600.5, all: 600.5 },
  },
  {
    name: 'sound from a background tab, muted after two minutes',
    play: async (pc) => {
      const film = await pc.opens(FILM);
      await pc.otherProgram();
      await pc.plays(film);
      await pc.pass(120);
      await pc.mutes(film);
      await pc.pass(600);
    },
    truth: { video: 120 },
  },
  {
    name: 'picture-in-picture without sound over another program',
    play: async (pc) => {
      const film = await pc.opens(FILM);
      await pc.floats(film);
      await pc.otherProgram();
      await pc.pass(300);
      await pc.floats();
      await pc.pass(300);
    },
    truth: { video: 300 },
  },
  {
    name: 'picture-in-picture, in front and heard at once: once',
    play: async (pc) => {
      const film = await pc.opens(FILM);
      await pc.plays(film);
      await pc.floats(film);
      await pc.pass(300);
    },
    truth: { video: 300, all: 300 },
  },
  {
    name: 'a film in full screen with sound, then minimised and silent',
    play: async (pc) => {
      const film = await pc.opens(FILM);
      await pc.plays(film);
      await pc.shows(0, 'fullscreen');
      await pc.noInput(300.3);
      await pc.plays(film, false);
      await pc.input('active');
      await pc.shows(0, 'minimized');
      await pc.pass(200);
    },
    truth: { video: 300.3 },
  },
  {
    name: 'a tab with sound that the browser discards',
    play: async (pc) => {
      const film = await pc.opens(FILM);
      await pc.plays(film);
      await pc.opens(GAME);
      await pc.pass(120.2);
      await pc.discards(film);
      await pc.pass(200);
      await pc.looksAt(film);
      await pc.pass(60);
    },
    truth: { video: 180.2, games: 320.2, all: 380.2 },
  },
  {
    name: 'a screen that is locked for ten minutes, with music on',
    play: async (pc) => {
      const film = await pc.opens(FILM);
      await pc.plays(film);
      await pc.pass(300);
      await pc.input('locked');
      await pc.pass(600);
      await pc.input('active');
      await pc.pass(300);
    },
    truth: { video: 600 },
  },
];
