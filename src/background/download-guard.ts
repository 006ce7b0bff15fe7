/**
 * Programs on their way to this computer: stopped so that no file and no entry remains, or held until a parent says yes. The network
 * layer stops most before they begin; here ends what it can't see (files that a page makes itself), and what began while the worker was dead.
 */
import type { GuardedDownloads } from '../core/downloads/guarded';
import { isProgramFile, shortName, sourceOf } from '../core/downloads/program-file';
import type { CategoryAction } from '../core/settings/schema';
import { parseAddress } from '../core/sites/address';
import { siteOf } from '../core/sites/site';
import { Queue } from '../storage/queue';
import type { Clock, Item } from './ports';

/** One entry of the browser's list of downloads. */
export interface DownloadFacts {
  readonly id: number;
  /** With its folder; empty while none is chosen. */
  readonly filename: string;
  readonly mime: string;
  readonly urls: readonly string[];
  readonly referrer: string;
  readonly state: 'in_progress' | 'interrupted' | 'complete';
  readonly isPaused: boolean;
  readonly isPrivate: boolean;
  readonly exists: boolean;
  readonly startedAt: number;
}
/** What is told of a download: that it is new, and the name that it is about to get. */
export interface DownloadNews {
  readonly isNew: boolean;
  readonly name: string | null;
}
/** Each answers false where the download ended or went meanwhile. */
export interface DownloadsPort {
  all(): Promise<readonly DownloadFacts[]>;
  get(id: number): Promise<DownloadFacts | null>;
  pause(id: number): Promise<boolean>;
  resume(id: number): Promise<boolean>;
  cancel(id: number): Promise<boolean>;
  removeFile(id: number): Promise<boolean>;
  erase(id: number): Promise<boolean>;
}

export interface DownloadGuardPorts {
  readonly ready: Promise<void>;
  readonly downloads: DownloadsPort;
  readonly clock: Clock;
  /** What becomes of a program now; a pause by the parent allows it. */
  readonly action: () => Promise<CategoryAction>;
  /** Since when programs are stopped; null = they aren't. What was whole before stays: it is the family's own. */
  readonly since: Item<number | null>;
  readonly guarded: Item<GuardedDownloads>;
  /** `source` is the page or file's address, null where nobody says. */
  readonly onStopped: (source: string | null, isPrivate: boolean) => Promise<void>;
  readonly announce: () => void;
  readonly onProblem: (error: unknown) => void;
}

/** A file can become whole between two lines of ours. */
const ATTEMPTS = 3;
/** How long the popup speaks of a file that was stopped, ms. */
const TOLD_FOR = 10 * 60_000;

export class DownloadGuard {
  readonly #queue = new Queue();
  /** Downloads that began in this life of the worker: they are judged whenever they began. */
  readonly #new = new Set<number>();
  readonly #told = new Set<number>();
  /** What the whole list was last judged by; null where it must be judged again, because something of it could not be removed. */
  #sweptBy: CategoryAction | null = null;

  constructor(private readonly ports: DownloadGuardPorts) {}

  /** A download began, changed, or is about to get its name. Never rejects. */
  async look(id: number, { isNew, name }: DownloadNews): Promise<void> {
    if (isNew) this.#new.add(id);
    await this.ports.ready;
    await this.#do(async () => {
      const file = await this.ports.downloads.get(id);
      if (file === null) return;
      await this.#judge(file.filename === '' && name !== null ? { ...file, filename: name } : file);
    });
  }

  /** Judges the whole list: at each start of the worker and whenever settings or a pause change. Never rejects. */
  sweep(): Promise<void> {
    return this.#do(async () => {
      const { since, downloads, clock } = this.ports;
      const action = await this.ports.action();
      this.#sweptBy = action;
      if (action === 'allow') return this.#open();
      if ((await since.read()) === null) await since.update(() => clock.now());
      for (const file of await downloads.all()) await this.#judge(file);
    });
  }

  /** An alarm rang: time may have ended a pause. Each download is told of by itself, so that the list is the same otherwise. */
  async rang(): Promise<void> {
    if (this.#sweptBy === null || (await this.ports.action()) !== this.#sweptBy) await this.sweep();
  }

  /** What the popup says: a file waits for a parent, or one was stopped a moment ago. */
  async lately(): Promise<{ site: string | null; isWaiting: boolean } | null> {
    const { waiting, stopped } = await this.ports.guarded.read();
    const last = waiting.at(-1);
    if (last !== undefined) return { site: last.site, isWaiting: true };
    const isFresh = stopped !== null && Math.abs(this.ports.clock.now() - stopped.at) < TOLD_FOR;
    return isFresh ? { site: stopped.site, isWaiting: false } : null;
  }

  async #judge(file: DownloadFacts): Promise<void> {
    if (!isProgramFile(file)) return;
    const action = await this.ports.action();
    if (action === 'allow') return this.#open();
    if (file.state !== 'complete') return action === 'ask' ? this.#hold(file) : this.#stop(file);
    const since = await this.ports.since.read();
    if (this.#new.has(file.id) || (since !== null && file.startedAt > since)) await this.#stop(file);
  }

  /** Programs are allowed now: what waits goes on, and what becomes whole from here on is the family's own. */
  async #open(): Promise<void> {
    const { since, guarded, downloads } = this.ports;
    if ((await since.read()) !== null) await since.update(() => null);
    this.#new.clear();
    const { waiting } = await guarded.read();
    if (waiting.length === 0) return;
    await guarded.update((known) => ({ ...known, waiting: [] }));
    for (const { id } of waiting) await downloads.resume(id);
    this.ports.announce();
  }

  async #hold(file: DownloadFacts): Promise<void> {
    const { downloads, guarded, announce } = this.ports;
    if (file.state === 'interrupted' || file.isPaused) return; // going on is told, and judged again
    await downloads.pause(file.id);
    // Whole meanwhile, or a file that this browser can't hold: then it is stopped.
    const now = await downloads.get(file.id);
    if (now?.isPaused !== true) return this.#stop(file);
    await guarded.update(({ waiting, stopped }) => ({
      waiting: [...waiting.filter(({ id }) => id !== file.id), this.#entry(file)],
      stopped,
    }));
    announce();
  }

  async #stop(file: DownloadFacts): Promise<void> {
    const { guarded, onStopped, announce } = this.ports;
    await this.#remove(file.id);
    if (this.#told.has(file.id)) return;
    this.#told.add(file.id);
    await guarded.update(({ waiting }) => ({
      waiting: waiting.filter(({ id }) => id !== file.id),
      stopped: this.#entry(file),
    }));
    await onStopped(sourceOf(file), file.isPrivate);
    announce();
  }

  /** No file and no entry remains. An entry whose file can't be removed stays, so that the next sweep tries again. */
  async #remove(id: number): Promise<void> {
    const { downloads } = this.ports;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await downloads.get(id);
      if (before === null) return;
      const isGone = before.state === 'complete' ? await downloads.removeFile(id) : await downloads.cancel(id);
      const after = await downloads.get(id);
      if (after === null) return;
      if (after.state !== 'complete' || (before.state === 'complete' && (isGone || !after.exists))) await downloads.erase(id);
    }
    this.#sweptBy = null;
  }

  /** Of a private window only the time is known. */
  #entry({ id, filename, isPrivate, ...file }: DownloadFacts): GuardedDownloads['waiting'][number] {
    const at = this.ports.clock.now();
    if (isPrivate) return { id, name: '', site: null, at };
    const source = sourceOf(file);
    return { id, name: shortName(filename), site: source === null ? null : siteOfAddress(source), at };
  }

  #do(task: () => Promise<void>): Promise<void> {
    return this.#queue.run(task).catch((error) => this.ports.onProblem(error));
  }
}

function siteOfAddress(url: string): string | null {
  const parsed = parseAddress(url);
  return parsed.ok ? siteOf(parsed.address.host) : null;
}
