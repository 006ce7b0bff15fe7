/** A browser's list of downloads and its folder, in memory. */
import type { DownloadFacts, DownloadsPort } from '../../src/background/download-guard';

export class FakeDownloads implements DownloadsPort {
  readonly list = new Map<number, DownloadFacts>();
  /** Whole files, by the download that brought them. */
  readonly files = new Set<number>();
  /** Called before each answer, as whatever the browser does meanwhile. */
  meanwhile: (what: string, id: number) => void = () => undefined;
  canRemove = true;

  add(facts: Partial<DownloadFacts> & Pick<DownloadFacts, 'id'>): void {
    const file: DownloadFacts = {
      filename: '/home/child/setup.exe',
      mime: 'application/octet-stream',
      urls: ['https://games.test/setup.exe'],
      referrer: '',
      state: 'in_progress',
      isPaused: false,
      isPrivate: false,
      exists: false,
      startedAt: 0,
      ...facts,
    };
    this.list.set(file.id, file);
    if (file.state === 'complete') this.finish(file.id);
  }
  finish(id: number): void {
    this.#set(id, { state: 'complete', isPaused: false, exists: true });
    this.files.add(id);
  }

  async all(): Promise<readonly DownloadFacts[]> {
    return [...this.list.values()];
  }
  async get(id: number): Promise<DownloadFacts | null> {
    return this.list.get(id) ?? null;
  }
  async pause(id: number): Promise<boolean> {
    return this.#whenRunning('pause', id, { isPaused: true });
  }
  async resume(id: number): Promise<boolean> {
    return this.#whenRunning('resume', id, { isPaused: false });
  }
  async cancel(id: number): Promise<boolean> {
    return this.#whenRunning('cancel', id, { state: 'interrupted' });
  }
  async removeFile(id: number): Promise<boolean> {
    if (!this.canRemove || !this.files.delete(id)) return false;
    this.#set(id, { exists: false });
    return true;
  }
  async erase(id: number): Promise<boolean> {
    return this.list.delete(id);
  }

  #whenRunning(what: string, id: number, change: Partial<DownloadFacts>): boolean {
    this.meanwhile(what, id);
    if (this.list.get(id)?.state !== 'in_progress') return false;
    this.#set(id, change);
    return true;
  }
  #set(id: number, change: Partial<DownloadFacts>): void {
    const file = this.list.get(id);
    if (file !== undefined) this.list.set(id, { ...file, ...change });
  }
}
