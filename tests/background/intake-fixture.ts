/** A computer with the sender on it: its blob lives on, its worker can be killed and started again. */
import { HelpVault } from '../../src/background/help-vault';
import { IntakeSender } from '../../src/background/intake-sender';
import { type Receiver, receiverOf } from '../../src/core/help/intake';
import { buildReport, draftFrom, type ReportBody } from '../../src/core/help/report';
import { sealTo } from '../../src/platform/hpke';
import type { Post, Posting } from '../../src/platform/post';
import { sealing, sha256Hex } from '../../src/platform/sealing';
import { FakeClock, settled } from '../fakes/clock';
import { FakePoolStore, Killed } from '../fakes/pool-store';

export const NOW = Date.parse('2026-11-21T16:30:00Z');
export const ENDPOINT = {
  name: 'School',
  url: 'https://intake.school.test/help',
  publicKey: 'QYUjIP82dJX6UiyUy4OvOR5OiQGDknJbvyCY3ZMbxCQ',
  token: 'abc',
};
export const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
export const ID = '6f3f2f0e-8f0e-4a53-9d3a-0d3a6f1c2b4e';
const draft = draftFrom(
  { address: 'https://chat.test/', title: 'MARKER', selectedText: '', pressedAt: NOW },
  NOW,
  'Asia/Karachi',
);
export const REPORT: ReportBody = buildReport({ ...draft, category: 'bullying', words: 'MARKER' });
export const ids = (posted: readonly Posting[]): string[] => posted.map(({ id }) => id);
type Answers = (posting: Posting) => number | null | Promise<number | null>;

/** A blob whose worker can die at a write. */
class MortalStore extends FakePoolStore {
  killBefore: number | null = null;
  killAfter: number | null = null;
  onWrite: () => void = () => undefined;
  onKill: () => void = () => undefined;
  isDead = false;
  #begun = 0;

  override async read(): Promise<Uint8Array | null> {
    this.#mustLive();
    return super.read();
  }
  override async write(bytes: Uint8Array): Promise<void> {
    this.#mustLive();
    this.#begun++;
    if (this.#begun === this.killBefore) this.onKill();
    this.#mustLive();
    await super.write(bytes);
    this.onWrite();
    if (this.#begun === this.killAfter) this.onKill();
    this.#mustLive();
  }
  #mustLive(): void {
    if (this.isDead) throw new Killed('the worker is dead');
  }
}

export class Computer {
  readonly store = new MortalStore();
  readonly posted: Posting[] = [];
  readonly times: number[] = [];
  receiver: Receiver | null = receiverOf(ENDPOINT);
  answers: Answers = () => 204;
  /** Nothing is tried, as where the worker dies right after writing. */
  isOffline = false;
  announced = 0;
  readonly vault: HelpVault;
  readonly sender: IntakeSender;

  /** The sender sets one at a time. FakeClock's would not wait for WebCrypto. */
  #timer: { readonly at: number; readonly act: () => void } | null = null;
  /** Work of WebCrypto that is under way beside the loop. */
  #working = 0;

  /** `post`: a real one, where there is a real server. */
  constructor(
    readonly clock = new FakeClock(NOW),
    post: Post | null = null,
  ) {
    this.store.onKill = () => void this.kill();
    const counted =
      <A extends unknown[], R>(work: (...given: A) => Promise<R>) =>
      async (...given: A): Promise<R> => {
        this.#working++;
        return work(...given).finally(() => this.#working--);
      };
    const own = { ...sealing, seal: counted(sealing.seal), open: counted(sealing.open) };
    this.vault = new HelpVault({ store: this.store, sealing: own, clock });
    this.sender = new IntakeSender({
      vault: this.vault,
      receiver: () => this.receiver,
      post: async (posting) => {
        if (this.store.isDead) throw new Killed('the worker is dead');
        this.posted.push(posting);
        this.times.push(clock.now());
        return post === null ? this.answers(posting) : post(posting);
      },
      sealTo: counted(sealTo),
      sha256Hex: counted(sha256Hex),
      chance: () => 0.5,
      clock: { now: () => (this.isOffline ? clock.now() - 1 : clock.now()) },
      timers: {
        after: (delay, act) => {
          const timer = { at: clock.now() + delay, act };
          this.#timer = timer;
          return () => {
            if (this.#timer === timer) this.#timer = null;
          };
        },
      },
      announce: () => {
        this.announced++;
      },
    });
  }

  /** The worker ends here, and its timers with it. */
  kill(): Killed {
    this.store.isDead = true;
    this.#timer = null;
    return new Killed('the worker is dead');
  }

  /** The same blob, clock and record of requests under a new worker, which looks at the queue when it starts. */
  restarted(): Computer {
    this.kill();
    const next = new Computer(this.clock);
    next.store.blob = this.store.blob;
    next.receiver = this.receiver;
    next.answers = this.answers;
    next.posted.push(...this.posted);
    void next.sender.wake();
    return next;
  }

  /** Everything that was begun has come to its end or waits for time or an answer. */
  async idle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet = this.#working === 0 ? quiet + 1 : 0) await settled();
  }

  /** Time goes on by itself, quicker than in the world, until something real has come true. */
  async waited(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      this.clock.jump(5000);
      this.#ring();
    }
  }

  /** So much time passes, with the sender's timer and the hourly alarm; a dead worker is left dead. */
  async later(ms: number): Promise<void> {
    await this.idle();
    const end = this.clock.now() + ms;
    for (let alarm = this.clock.now() + HOUR; this.clock.now() < end; ) {
      const next = Math.min(this.#timer?.at ?? end, alarm, end);
      this.clock.jump(next - this.clock.now());
      this.#ring();
      if (next === alarm) {
        alarm += HOUR;
        if (!this.store.isDead) void this.sender.wake();
      }
      await this.idle();
    }
  }

  #ring(): void {
    const timer = this.#timer;
    if (timer === null || timer.at > this.clock.now()) return;
    this.#timer = null;
    timer.act();
  }
}

export const computer = (post: Post | null = null): Computer => new Computer(new FakeClock(NOW), post);
