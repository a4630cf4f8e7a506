import { type FileHandle, open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createInflateRaw } from 'node:zlib';
import { TableUnreadable } from './table-unreadable.js';

/** 200,000 rows of twenty columns come to a fifth of it. */
const maxUnpackedBytes = 600 * 1024 * 1024;
const maxEntries = 1_000;

const endRecord = { length: 22, maxComment: 65_535 };
const centralRecord = { signature: 0x02_01_4b_50, length: 46 };
const localLength = 30;
const deflated = 8;

interface Entry {
  readonly method: number;
  readonly packedBytes: number;
  readonly localOffset: number;
}

const broken = () => new TableUnreadable('broken');

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw broken();
  return buffer;
}

/** The directory at the end of a zip (APPNOTE 4.3.12 and 4.3.16). */
async function entriesOf(file: FileHandle): Promise<Entry[]> {
  const { size } = await file.stat();
  const tailLength = Math.min(size, endRecord.length + endRecord.maxComment);
  const tail = await readAt(file, size - tailLength, tailLength);
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (at < 0 || at + endRecord.length > tail.length) throw broken();
  const count = tail.readUInt16LE(at + 10);
  if (count > maxEntries) throw new TableUnreadable('tooLargeUnpacked');
  const directory = await readAt(file, tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12));
  const entries: Entry[] = [];
  for (let from = 0; entries.length < count;) {
    if (from + centralRecord.length > directory.length) throw broken();
    if (directory.readUInt32LE(from) !== centralRecord.signature) throw broken();
    entries.push({
      method: directory.readUInt16LE(from + 10),
      packedBytes: directory.readUInt32LE(from + 20),
      localOffset: directory.readUInt32LE(from + 42),
    });
    from +=
      centralRecord.length +
      directory.readUInt16LE(from + 28) +
      directory.readUInt16LE(from + 30) +
      directory.readUInt16LE(from + 32);
  }
  return entries;
}

/** What the entry really unpacks to: the size that the file itself names may lie. */
async function unpackedBytes(path: string, file: FileHandle, entry: Entry, limit: number): Promise<number> {
  if (entry.method !== deflated || entry.packedBytes === 0) return entry.packedBytes;
  const local = await readAt(file, entry.localOffset, localLength);
  const start = entry.localOffset + localLength + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = createReadStream(path, { start, end: start + entry.packedBytes - 1 });
  const inflate = createInflateRaw();
  packed.on('error', (error) => inflate.destroy(error));
  let bytes = 0;
  try {
    for await (const chunk of packed.pipe(inflate)) {
      bytes += (chunk as Buffer).length;
      if (bytes > limit) break;
    }
  } catch (error) {
    throw new TableUnreadable('broken', { cause: error });
  } finally {
    packed.destroy();
  }
  return bytes;
}

/**
 * Unpacks a zip to nowhere and counts, before anything is made of it.
 * @throws TableUnreadable where it is no zip, or holds more than fits
 */
export async function requireUnpackable(path: string, limit = maxUnpackedBytes): Promise<void> {
  const file = await open(path);
  try {
    let total = 0;
    for (const entry of await entriesOf(file)) {
      total += await unpackedBytes(path, file, entry, limit - total);
      if (total > limit) throw new TableUnreadable('tooLargeUnpacked');
    }
  } finally {
    await file.close();
  }
}
