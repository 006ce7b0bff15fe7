/** What is charged in a real window with a person in front of it: short plays of what `npm run measure-time` measures at length. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { whyNoPerson } from '../harness/person';
import { type Charged, Stage } from '../harness/stage';

const NONE = 'about:blank';
const GAME = 'http://game.test/';
const FILM = 'http://film.test/';
const SETTINGS = {
  clock: { idleAfter: 15 },
  limits: [
    { id: 'games', name: 'Games', targets: ['game.test'], minutes: 60 },
    { id: 'films', name: 'Films', targets: ['film.test'], minutes: 60 },
  ],
};
/** Of a few seconds on a busy machine. */
const NEARLY = 0.7;
/** The browser looks for input once a second. */
const LOOKS_FOR_INPUT = 1;

const wrong = (limits: readonly Charged[]): number =>
  Math.max(...limits.map(({ trueSeconds, chargedSeconds }) => Math.abs(trueSeconds - chargedSeconds)));

export function attention(kind: 'chromium' | 'firefox'): void {
  describe.skipIf(whyNoPerson() !== null)(`attention in a real window of ${kind}`, () => {
    let stage: Stage;
    afterEach(() => stage?.closes());

    // Marionette makes Firefox believe that it always has the keyboard.
    test.skipIf(kind === 'firefox')(
      'another program in front is not charged, and the page is charged again when the browser is back',
      async () => {
        stage = await Stage.opens(kind, { settings: SETTINGS });
        const tab = await stage.driver.openTab(NONE);
        await stage.front(tab);
        stage.truth.starts('games', await stage.goes(tab, GAME));
        for (let turn = 0; turn < 2; turn++) {
          await sleep(2000);
          stage.truth.ends(stage.person.turnsAway());
          await sleep(3000);
          stage.truth.starts('games', await stage.front(tab));
        }
        await sleep(2000);
        const charged = await stage.result();
        expect(charged.map(({ limit }) => limit)).toEqual(['games']);
        expect(wrong(charged), JSON.stringify(charged)).toBeLessThan(NEARLY);
      },
    );

    test('a background tab is charged while it is heard, and the tab in front as well; muted it isn’t', async () => {
      stage = await Stage.opens(kind, { settings: SETTINGS });
      const behind = await stage.driver.openTab(NONE);
      await stage.front(behind);
      stage.truth.starts('games', await stage.goes(behind, GAME));
      await stage.sounds(behind, GAME);
      const other = await stage.driver.openTab(FILM, { background: true });
      stage.truth.starts('films', await stage.front(other));
      await sleep(3000);
      stage.truth.ends(await stage.mutes(GAME, true), 'games');
      await sleep(3000);
      const charged = await stage.result();
      expect(charged.map(({ limit }) => limit).sort()).toEqual(['films', 'games']);
      expect(wrong(charged), JSON.stringify(charged)).toBeLessThan(NEARLY);
    });

    test('a stretch without input is taken back whole, from the last input on', async () => {
      stage = await Stage.opens(kind, { settings: SETTINGS });
      const tab = await stage.driver.openTab(NONE);
      await stage.front(tab);
      stage.truth.starts('games', await stage.goes(tab, GAME));
      await sleep(3000);
      stage.truth.ends(stage.person.rests());
      await sleep(18_000);
      const charged = await stage.result();
      expect(wrong(charged), JSON.stringify(charged)).toBeLessThan(NEARLY + LOOKS_FOR_INPUT);
    });
  });
}
