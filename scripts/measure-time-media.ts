/** Measured scenarios of input, sound and films. */
import { pictureInPicture, showFilm } from '../tests/e2e/harness/film';
import type { Stage } from '../tests/e2e/harness/stage';
import { LIMITS, ONE, passes, type Scenario, TWO } from './measure-time-play';

const NONE = 'about:blank';
const IDLE_AFTER = 15;
const settings = () => ({ clock: { idleAfter: IDLE_AFTER }, limits: LIMITS });
/** Browsers look for input once a second: when it stops and when it comes back, each up to a second late. */
const most = { lost: 1, gained: 1 };
/** Even a quick play must last until idle is reported, and be charged before. */
const atLeast = (seconds: number): number => Math.max(seconds, 60);

/** The site `one.test` in front and then, in another tab, `two.test`; gives the first tab, which isn't looked at any more. */
async function behind(stage: Stage, prepare: (tab: Awaited<ReturnType<Stage['driver']['openTab']>>) => Promise<void>) {
  const tab = await stage.driver.openTab(NONE);
  await stage.front(tab);
  stage.truth.starts('one', await stage.goes(tab, ONE));
  await prepare(tab);
  await passes(2);
  const other = await stage.driver.openTab(NONE, { background: true });
  await stage.goes(other, TWO);
  stage.truth.starts('two', await stage.front(other));
  return tab;
}

export const MEDIA_SCENARIOS: readonly Scenario[] = [
  {
    name: 'no input for a while: taken back, counted again when it comes',
    settings,
    most,
    async play(stage, seconds) {
      const tab = await stage.driver.openTab(NONE);
      await stage.front(tab);
      stage.truth.starts('one', await stage.goes(tab, ONE));
      await passes(atLeast(seconds) / 3);
      stage.truth.ends(stage.person.rests());
      await passes(Math.max(atLeast(seconds) / 3, IDLE_AFTER + 5));
      stage.truth.starts('one', stage.person.moves());
      await passes(atLeast(seconds) / 3);
      return stage.result();
    },
  },
  {
    name: 'a rest shorter than idleAfter is charged whole',
    settings,
    async play(stage, seconds) {
      const tab = await stage.driver.openTab(NONE);
      await stage.front(tab);
      stage.truth.starts('one', await stage.goes(tab, ONE));
      for (let turn = 0; turn < Math.max(1, Math.floor(seconds / 20)); turn++) {
        await passes(8);
        stage.person.rests();
        await passes(12);
        stage.person.moves();
      }
      return stage.result();
    },
  },
  {
    name: 'a silent film without input is not charged',
    settings,
    most,
    async play(stage, seconds) {
      const tab = await stage.driver.openTab(NONE);
      await stage.front(tab);
      stage.truth.starts('one', await stage.goes(tab, ONE));
      await showFilm(tab);
      await passes(atLeast(seconds) / 2);
      stage.truth.ends(stage.person.rests());
      await passes(Math.max(atLeast(seconds) / 2, IDLE_AFTER + 10));
      return stage.result();
    },
  },
  {
    name: 'a film with sound is charged without input',
    settings,
    async play(stage, seconds) {
      const tab = await stage.driver.openTab(NONE);
      await stage.front(tab);
      stage.truth.starts('one', await stage.goes(tab, ONE));
      await showFilm(tab);
      await stage.sounds(tab, ONE);
      stage.person.rests();
      await passes(atLeast(seconds));
      stage.truth.ends(await stage.mutes(ONE, true));
      return stage.result();
    },
  },
  {
    name: 'sound from a background tab',
    async play(stage, seconds) {
      await behind(stage, (tab) => stage.sounds(tab, ONE));
      await passes(seconds);
      const at = await stage.turnsAway();
      stage.truth.ends(at, 'two');
      await passes(seconds / 4);
      stage.truth.ends(await stage.mutes(ONE, true));
      return stage.result();
    },
  },
  {
    name: 'sound from a background tab, muted and not',
    async play(stage, seconds) {
      await behind(stage, (tab) => stage.sounds(tab, ONE));
      await passes(seconds / 3);
      stage.truth.ends(await stage.mutes(ONE, true), 'one');
      await passes(seconds / 3);
      stage.truth.starts('one', await stage.mutes(ONE, false));
      await passes(seconds / 3);
      stage.truth.ends(await stage.mutes(ONE, true), 'one');
      return stage.result();
    },
  },
  {
    name: 'picture-in-picture, silent, its tab in the background',
    kinds: ['chromium'],
    async play(stage, seconds) {
      const tab = await behind(stage, async (page) => {
        await showFilm(page);
        await pictureInPicture(page, true);
      });
      await passes(seconds);
      stage.truth.ends(await pictureInPicture(tab, false), 'one');
      await passes(seconds / 6);
      return stage.result();
    },
  },
];
