/** A minimal Marionette client: drives a stock Firefox without geckodriver. Commands run one after another, as the protocol wants. */
import net from 'node:net';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

export class Marionette {
  #id = 0;
  #buffer = Buffer.alloc(0);
  #queue: Promise<unknown> = Promise.resolve();
  #window: string | undefined;
  readonly #waiting = new Map<number, Waiting>();
  readonly #socket: net.Socket;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.on('data', (data: Buffer) => this.#receive(data));
    const end = (): void => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox closed the connection'));
      this.#waiting.clear();
    };
    socket.on('close', end);
    socket.on('error', end);
  }

  /** Connects and opens a session. */
  static async connect(port: number): Promise<Marionette> {
    const socket = net.connect(port, '127.0.0.1');
    await new Promise<void>((resolve, reject) => {
      socket.once('data', () => resolve()); // the greeting
      socket.once('error', reject);
    });
    const client = new Marionette(socket);
    await client.send('WebDriver:NewSession', {
      acceptInsecureCerts: true,
      pageLoadStrategy: 'normal',
      timeouts: { pageLoad: 30_000, script: 60_000, implicit: 0 },
      unhandledPromptBehavior: 'ignore',
    });
    return client;
  }

  /** One command in the content context, in a window (tab) when one is named. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are plain JSON of the browser's making, read field by field.
  send(command: string, parameters: object = {}, window?: string): Promise<any> {
    return this.#exclusive(async () => {
      await this.#switchTo(window);
      return this.#command(command, parameters);
    });
  }

  /** Runs a function in a tab's page, in the page's own world or in a sandbox ('system' = with the browser's rights). */
  evaluate<A extends unknown[], R>(
    window: string,
    fn: (...args: A) => R | Promise<R>,
    args: A,
    sandbox: string | null = null,
  ): Promise<R> {
    return this.#exclusive(async () => {
      await this.#switchTo(window);
      return this.#script(fn, args, sandbox);
    });
  }

  /** Runs a function in the browser's own context, with `Services`, `gBrowser` and the like; `window` sets the window it runs in. */
  chrome<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, args: A, window?: string): Promise<R> {
    return this.#exclusive(async () => {
      await this.#switchTo(window);
      return this.#inChrome(() => this.#script(fn, args, 'system'));
    });
  }

  end(): void {
    this.#socket.destroy();
  }

  async #inChrome<R>(use: () => Promise<R>): Promise<R> {
    await this.#command('Marionette:SetContext', { value: 'chrome' });
    try {
      return await use();
    } finally {
      await this.#command('Marionette:SetContext', { value: 'content' }).catch(() => {});
    }
  }

  #exclusive<R>(use: () => Promise<R>): Promise<R> {
    const turn = this.#queue.then(use, use);
    this.#queue = turn.catch(() => {});
    return turn;
  }

  async #switchTo(window: string | undefined): Promise<void> {
    if (window === undefined || window === this.#window) return;
    await this.#command('WebDriver:SwitchToWindow', { handle: window, focus: false });
    this.#window = window;
  }

  async #script<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, args: A, sandbox: string | null): Promise<R> {
    // The last argument of an asynchronous script is what it calls when it is done.
    const script = `const [args, done] = [JSON.parse(arguments[0]), arguments[arguments.length - 1]];
      (async () => (${fn})(...args))().then((v) => done(JSON.stringify({ v })), (e) => done(JSON.stringify({ e: String(e) + '\\n' + (e?.stack ?? '') })));`;
    const request = { script, args: [JSON.stringify(args)], newSandbox: true, sandbox };
    const { value } = (await this.#command('WebDriver:ExecuteAsyncScript', request)) as { value: string };
    const result = JSON.parse(value) as { v: R; e?: string };
    if (result.e !== undefined) throw new Error(result.e);
    return result.v;
  }

  #command(name: string, parameters: object): Promise<unknown> {
    const id = ++this.#id;
    // A command that does not name a window may have moved us to another one.
    if (name === 'WebDriver:CloseWindow') this.#window = undefined;
    return new Promise((resolve, reject) => {
      const failed = (error: Error): void => {
        // After a switch of process the old context is gone: choose the window anew before the next command.
        this.#window = undefined;
        reject(error);
      };
      this.#waiting.set(id, { resolve, reject: failed });
      const text = JSON.stringify([0, id, name, parameters]);
      this.#socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  }

  #receive(data: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const colon = this.#buffer.indexOf(58);
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#buffer.subarray(0, colon).toString());
      if (this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.subarray(colon + 1, end).toString());
      this.#buffer = this.#buffer.subarray(end);
      if (!Array.isArray(message)) continue;
      const [, id, error, result] = message;
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`));
      else waiting?.resolve(result);
    }
  }
}
