/** A person in front of a real screen (Xvfb): moves the mouse, rests, and turns to another programme. Every act says when it was. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { which } from '../../../scripts/shell';
import { onExit } from './wait';
import { XClient } from './x11';

const MOVES_EVERY_MS = 1000;

/** Null when there can be a person, else why not. */
export const whyNoPerson = (): string | null => (which('Xvfb') ? null : 'Xvfb is not installed');

export class Person {
  #moving: NodeJS.Timeout | undefined;
  #moves = 0;
  #lastInput = 0;

  private constructor(
    /** Give this to the browser as its display. */
    readonly display: string,
    private readonly x: XClient,
    private readonly otherProgramme: number,
    private readonly stopServer: () => Promise<void>,
  ) {}

  /** Starts a screen with one small window of another programme on it. The person is there and moves the mouse. */
  static async arrives(): Promise<Person> {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp', '-ac'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const forget = onExit(() => server.kill('SIGKILL'));
    const display = await new Promise<string>((resolve, reject) => {
      server.once('error', () => reject(new Error('Xvfb is not installed')));
      server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
      (server.stdio[3] as Readable).once('data', (data) => resolve(`:${String(data).trim()}`));
    });
    const manager = process.env.HIFAZAT_WINDOW_MANAGER;
    const managing = manager ? spawn(manager, [], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } }) : undefined;
    const x = await XClient.connect(display);
    const person = new Person(display, x, x.createWindow(), async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      managing?.kill('SIGTERM');
      server.kill('SIGTERM');
      await gone;
      forget();
    });
    person.moves();
    return person;
  }

  /** Moves the mouse every second until `rests()`; gives when the first move was. */
  moves(): number {
    clearInterval(this.#moving);
    const move = (): void => {
      this.x.movePointer(300 + (this.#moves++ % 2) * 40, 500);
      this.#lastInput = performance.now();
    };
    move();
    const first = this.#lastInput;
    this.#moving = setInterval(move, MOVES_EVERY_MS);
    return first;
  }

  /** Touches nothing from now on; gives when the last input was. */
  rests(): number {
    clearInterval(this.#moving);
    return this.#lastInput;
  }

  /** Another programme comes to the front: the browser loses the keyboard. */
  turnsAway(): number {
    this.x.setFocus(this.otherProgramme);
    return performance.now();
  }

  /** Switches the screen off: end the browsers on it before. */
  async leaves(): Promise<void> {
    clearInterval(this.#moving);
    this.x.end();
    await this.stopServer();
  }
}
