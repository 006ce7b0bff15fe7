/** Just enough of the X11 wire protocol to be a person at an Xvfb screen: a moving pointer, and another programme that takes the keyboard. */
import net from 'node:net';
import path from 'node:path';

const OPCODE = { createWindow: 1, mapWindow: 8, setInputFocus: 42, queryExtension: 98 } as const;
const HEADER = { setup: 8, packet: 32 } as const;
const MOTION = 6;

/** One connection to an X server. */
export class XClient {
  readonly #socket: net.Socket;
  readonly #waiting = new Map<number, (reply: Buffer) => void>();
  readonly #setup: Promise<Buffer>;
  #isSetUp: (answer: Buffer) => void = () => {};
  #hasSetUp = false;
  #buffered: Buffer = Buffer.alloc(0);
  #sequence = 0;
  #root = 0;
  #window = 0;
  #xtest = 0;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    this.#setup = new Promise((resolve) => {
      this.#isSetUp = resolve;
    });
    socket.on('error', () => {});
    socket.on('data', (data) => this.#receive(data));
  }

  /** Connects to a display (`:99`) of this machine. */
  static async connect(display: string): Promise<XClient> {
    const socket = net.connect(path.join(path.sep, 'tmp', '.X11-unix', `X${display.slice(1)}`));
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    const client = new XClient(socket);
    await client.#greet();
    client.#xtest = await client.#extension('XTEST');
    return client;
  }

  /** A pointer move as from a mouse: the browser's idle time begins anew. */
  movePointer(x: number, y: number): void {
    const packet = Buffer.alloc(36);
    packet.writeUInt8(this.#xtest, 0);
    packet.writeUInt8(2, 1); // FakeInput
    packet.writeUInt16LE(9, 2);
    packet.writeUInt8(MOTION, 4);
    packet.writeUInt32LE(this.#root, 12);
    packet.writeInt16LE(x, 24);
    packet.writeInt16LE(y, 26);
    this.#request(packet);
  }

  /** The keyboard goes to this window. */
  setFocus(window: number): void {
    const packet = Buffer.alloc(12);
    packet.writeUInt8(OPCODE.setInputFocus, 0);
    packet.writeUInt8(1, 1); // afterwards to the root
    packet.writeUInt16LE(3, 2);
    packet.writeUInt32LE(window, 4);
    this.#request(packet);
  }

  /** A small window of a programme that is no browser, shown in a corner. */
  createWindow(): number {
    const packet = Buffer.alloc(32);
    packet.writeUInt8(OPCODE.createWindow, 0);
    packet.writeUInt16LE(8, 2);
    packet.writeUInt32LE(this.#window, 4);
    packet.writeUInt32LE(this.#root, 8);
    const [x, y, width, height, border, inputOutput] = [1340, 940, 60, 60, 0, 1];
    [x, y].forEach((value, index) => void packet.writeInt16LE(value, 12 + 2 * index));
    [width, height, border, inputOutput].forEach((value, index) => void packet.writeUInt16LE(value, 16 + 2 * index));
    this.#request(packet);
    const map = Buffer.alloc(8);
    map.writeUInt8(OPCODE.mapWindow, 0);
    map.writeUInt16LE(2, 2);
    map.writeUInt32LE(this.#window, 4);
    this.#request(map);
    return this.#window;
  }

  end(): void {
    this.#socket.destroy();
  }

  async #greet(): Promise<void> {
    const hello = Buffer.alloc(12);
    hello.writeUInt8(0x6c, 0); // little-endian
    hello.writeUInt16LE(11, 2);
    this.#socket.write(hello);
    const answer = await this.#setup;
    if (answer.readUInt8(0) !== 1) throw new Error('the X server refused the connection');
    const vendor = (answer.readUInt16LE(24) + 3) & ~3;
    const formats = answer.readUInt8(29) * 8;
    this.#root = answer.readUInt32LE(40 + vendor + formats);
    this.#window = (answer.readUInt32LE(12) | 1) >>> 0;
  }

  async #extension(name: string): Promise<number> {
    const packet = Buffer.alloc(8 + ((name.length + 3) & ~3));
    packet.writeUInt8(OPCODE.queryExtension, 0);
    packet.writeUInt16LE(packet.length / 4, 2);
    packet.writeUInt16LE(name.length, 4);
    packet.write(name, 8);
    const reply = await new Promise<Buffer>((resolve) => {
      this.#request(packet);
      this.#waiting.set(this.#sequence, resolve);
    });
    if (reply.readUInt8(8) !== 1) throw new Error(`the X server has no extension ${name}`);
    return reply.readUInt8(9);
  }

  #request(packet: Buffer): void {
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#socket.write(packet);
  }

  #receive(data: Buffer): void {
    this.#buffered = Buffer.concat([this.#buffered, data]);
    for (let packet = this.#next(); packet !== null; packet = this.#next()) {
      if (!this.#hasSetUp) {
        this.#hasSetUp = true;
        this.#isSetUp(packet);
        continue;
      }
      // 0 = an error, 1 = a reply; the rest are events.
      if (packet.readUInt8(0) > 1) continue;
      const sequence = packet.readUInt16LE(2);
      this.#waiting.get(sequence)?.(packet);
      this.#waiting.delete(sequence);
    }
  }

  #next(): Buffer | null {
    const header = this.#hasSetUp ? HEADER.packet : HEADER.setup;
    if (this.#buffered.length < header) return null;
    const isReply = this.#hasSetUp && this.#buffered.readUInt8(0) === 1;
    const more = this.#hasSetUp ? (isReply ? this.#buffered.readUInt32LE(4) * 4 : 0) : this.#buffered.readUInt16LE(6) * 4;
    if (this.#buffered.length < header + more) return null;
    const packet = this.#buffered.subarray(0, header + more);
    this.#buffered = this.#buffered.subarray(header + more);
    return packet;
  }
}
