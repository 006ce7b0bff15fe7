/** One after the other: a task begins when the one before has ended, well or not. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the task when its turn comes and answers as it does; a task that fails stops nobody after it. */
  run<T>(task: () => T | PromiseLike<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined); // its caller hears of the failure; the next task must not
    return result;
  }
}
