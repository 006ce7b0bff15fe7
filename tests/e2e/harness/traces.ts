/** Searches everything that a browser wrote into its profile for marker words, in each way that browsers write text. */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { filesUnder } from '../../../scripts/archive';

const MOZ_LZ4 = Buffer.from('mozLz40\0');

/** One LZ4 block (Firefox keeps its sessions so), as far as it can be read. */
function unpackLz4(block: Buffer, size: number): Buffer {
  const out = Buffer.alloc(size);
  let [at, to] = [0, 0];
  const extended = (length: number): number => {
    if (length < 15) return length;
    for (let next = 255; next === 255; ) {
      next = block[at++] ?? 0;
      length += next;
    }
    return length;
  };
  while (at < block.length) {
    const token = block[at++] ?? 0;
    const literals = extended(token >> 4);
    block.copy(out, to, at, at + literals);
    at += literals;
    to += literals;
    if (at >= block.length) break;
    const distance = block.readUInt16LE(at);
    at += 2;
    for (let left = extended(token & 15) + 4; left > 0; left--, to++) out[to] = out[to - distance] ?? 0;
  }
  return out.subarray(0, to);
}

/** A file as it lies there, and unpacked where it is packed. */
function readings(file: string): Buffer[] {
  const raw = fs.readFileSync(file);
  if (raw.subarray(0, 8).equals(MOZ_LZ4)) return [raw, unpackLz4(raw.subarray(12), raw.readUInt32LE(8))];
  if (raw[0] === 0x1f && raw[1] === 0x8b) {
    try {
      return [raw, zlib.gunzipSync(raw)];
    } catch {
      return [raw]; // cut short by the kill
    }
  }
  return [raw];
}

/** Every name and number of a helpline that is long enough to be told from chance, in each language. */
export function helplineNames(): string[] {
  const folder = path.resolve(import.meta.dirname, '../../../src/core/help/directory');
  const names = fs.readdirSync(folder).flatMap((file) => {
    const { entries } = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as {
      entries: { name: { en: string; ur: string } }[];
    };
    return entries.flatMap(({ name }) => [name.en, name.ur]);
  });
  return [...new Set(names)].filter((name) => name.length > 6);
}

/** For each marker found: marker and file. Text is looked for as UTF-8, UTF-16 and as part of an address. */
export function findTraces(profile: string, markers: readonly string[]): string[] {
  const found: string[] = [];
  for (const name of filesUnder(profile)) {
    const file = path.join(profile, name);
    if (!fs.existsSync(file)) continue;
    const contents = readings(file);
    for (const marker of markers) {
      const forms = [Buffer.from(marker), Buffer.from(marker, 'utf16le'), Buffer.from(encodeURIComponent(marker))];
      if (forms.some((form) => contents.some((content) => content.includes(form)))) found.push(`${marker} in ${name}`);
    }
  }
  return found;
}
