/**
 * Brings a report to the organisation's intake that the managed policy names, once the child has said "send". Only the encrypted report is
 * kept, each step is written down before it is taken, and the worker may die between any two. Nobody is told but the child who asks: no log,
 * no health, no alarm of its own (every install has the hourly one, which looks here, too).
 */
import { envelopeFor, ReportTooLongError, type SealTo } from '../core/help/envelope';
import {
  afterAnswer,
  answered,
  begun,
  due,
  hasPlace,
  type QueuedReport,
  queued,
  type Receiver,
  swept,
  untilNext,
  whyNotToIntake,
  withoutReport,
} from '../core/help/intake';
import { type ReportBody, sealReport } from '../core/help/report';
import type { Vault } from '../core/help/vault';
import type { IntakeView, SendOutcome, WithdrawOutcome } from '../messaging/help-protocol';
import type { Timers } from '../platform/clock';
import type { Post } from '../platform/post';
import type { HelpVault } from './help-vault';
import type { Clock } from './ports';

export interface SenderPorts {
  readonly vault: Pick<HelpVault, 'read' | 'update'>;
  /** The receiver in force, by managed policy only. */
  readonly receiver: () => Receiver | null;
  readonly post: Post;
  readonly sealTo: SealTo;
  readonly sha256Hex: (text: string) => Promise<string>;
  /** 0 to 1. */
  readonly chance: () => number;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Our open pages ask again. */
  readonly announce: () => void;
}
/** Further off than this, the next start or alarm comes sooner than a timer that dies with the worker, ms. */
const TIMER_REACH = 10 * 60_000;

export class IntakeSender {
  /** Requests that may be under way. */
  readonly #sending = new Map<string, AbortController>();
  /** What arrived in this life of the worker: told to the page that waits for it, written nowhere. */
  readonly #arrived = new Set<string>();
  #stopTimer: () => void = () => undefined;

  constructor(private readonly ports: SenderPorts) {}

  /** Looks at the queue: what is over ends, what is due is tried. Never rejects. */
  async wake(): Promise<void> {
    try {
      const reports = await this.#sweep();
      await Promise.all(due(reports, this.ports.clock.now()).map(({ id }) => this.#try(id)));
      await this.#setTimer();
    } catch {
      // Storage that can't be read or written says so where settings are read; the next wake tries again.
    }
  }

  /** Where a report would go, and what became of those on this computer. */
  async view(): Promise<IntakeView> {
    const receiver = this.ports.receiver();
    const reports = await this.#sweep();
    const here = new Set(reports.map(({ id }) => id));
    return {
      receiver: receiver === null ? null : { name: receiver.name, host: receiver.host },
      reports: reports.map(({ id, at, state, tries, status }) => ({ id, at, state, wasTried: tries > 0, status })),
      arrived: [...this.#arrived].filter((id) => !here.has(id)),
    };
  }

  /** The child says "send": encrypted, written down, then tried. The same `id` again sends nothing more. */
  async send(id: string, body: ReportBody): Promise<SendOutcome> {
    const { clock, sealTo, sha256Hex, vault } = this.ports;
    const receiver = this.ports.receiver();
    if (receiver === null) return 'no-receiver';
    const why = whyNotToIntake(body);
    if (why !== null) return why;
    try {
      const envelope = await envelopeFor(await sealReport(body, sha256Hex), id, receiver.publicKey, sealTo);
      const isKnown = ({ reports }: Vault) => this.#arrived.has(id) || reports.some((report) => report.id === id);
      let outcome: SendOutcome = 'waiting';
      await vault.update((now) => {
        if (isKnown(now)) return now;
        if (!hasPlace(now.reports)) {
          outcome = 'full';
          return now;
        }
        return { ...now, reports: [...now.reports, queued(id, receiver.mark, envelope, clock.now())] };
      });
      if (outcome === 'waiting') void this.wake();
      return outcome;
    } catch (error) {
      return error instanceof ReportTooLongError ? 'too-long' : 'not-stored';
    }
  }

  /** The child takes a report back, or has seen what became of it. What may have left is called off all the same, and not sent again. */
  async withdraw(id: string): Promise<WithdrawOutcome> {
    this.#sending.get(id)?.abort();
    let found: QueuedReport | undefined;
    await this.ports.vault.update((vault) => {
      found = vault.reports.find((report) => report.id === id);
      return found === undefined ? vault : { ...vault, reports: withoutReport(vault.reports, id) };
    });
    this.ports.announce();
    if (found === undefined) return this.#arrived.has(id) ? 'arrived' : 'unknown';
    return found.tries === 0 ? 'taken-back' : 'may-have-left';
  }

  async #sweep(): Promise<readonly QueuedReport[]> {
    const { vault, clock, receiver } = this.ports;
    const { reports } = await vault.update((now) => {
      const after = swept(now.reports, receiver(), clock.now());
      return after === now.reports ? now : { ...now, reports: after };
    });
    return reports;
  }

  async #try(id: string): Promise<void> {
    if (this.#sending.has(id)) return;
    const controller = new AbortController();
    this.#sending.set(id, controller);
    try {
      const report = await this.#begin(id);
      const receiver = this.ports.receiver();
      // Asked again after writing: the child may have taken it back, and policy may have turned to another receiver.
      if (report === null || report.envelope === null || controller.signal.aborted || report.to !== receiver?.mark) return;
      const { url, token } = receiver;
      const status = await this.ports.post({ url, body: report.envelope, id, token, signal: controller.signal });
      if (answered(status) === 'again') return;
      if (answered(status) === 'arrived') this.#arrived.add(id);
      await this.ports.vault.update((vault) => ({ ...vault, reports: afterAnswer(vault.reports, id, status) }));
    } finally {
      this.#sending.delete(id);
      this.ports.announce();
    }
  }

  /** Writes down that a request begins; null where the report is not waiting any more. */
  async #begin(id: string): Promise<QueuedReport | null> {
    const { vault, clock, chance } = this.ports;
    let report: QueuedReport | null = null;
    await vault.update((now) => {
      const waiting = due(now.reports, clock.now()).find((one) => one.id === id);
      if (waiting === undefined) return now;
      const next = begun(waiting, clock.now(), chance());
      report = next;
      return { ...now, reports: now.reports.map((one) => (one.id === id ? next : one)) };
    });
    return report;
  }

  async #setTimer(): Promise<void> {
    const { vault, clock, timers } = this.ports;
    this.#stopTimer();
    const wait = untilNext((await vault.read()).reports, clock.now());
    if (wait !== null && wait <= TIMER_REACH) this.#stopTimer = timers.after(wait, () => void this.wake());
  }
}
