/** What a scenario knows to be true: from when to when each limit should have run, in ms of performance.now(). */
export class Truth {
  readonly #since = new Map<string, number>();
  readonly #total = new Map<string, number>();

  starts(limits: string | readonly string[], at: number): void {
    for (const limit of [limits].flat()) {
      if (this.#since.has(limit)) throw new Error(`${limit} runs already`);
      this.#since.set(limit, at);
    }
  }

  /** Ends these limits, or all that run. */
  ends(at: number, limits: string | readonly string[] = [...this.#since.keys()]): void {
    for (const limit of [limits].flat()) {
      const since = this.#since.get(limit);
      if (since === undefined) throw new Error(`${limit} does not run`);
      this.#total.set(limit, (this.#total.get(limit) ?? 0) + at - since);
      this.#since.delete(limit);
    }
  }

  /** Limits that ran, or should be looked at although they must not. */
  names(): string[] {
    return [...this.#total.keys()];
  }

  /** Names a limit that must not run at all. */
  neverRuns(limit: string): void {
    if (!this.#total.has(limit)) this.#total.set(limit, 0);
  }

  seconds(limit: string): number {
    return (this.#total.get(limit) ?? 0) / 1000;
  }
}
