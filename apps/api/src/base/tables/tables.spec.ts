import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { readTable } from './table.reader.js';
import type { ReadRow } from './table.source.js';
import { type TableRow, writeTable } from './table.writer.js';
import { requireUnpackable } from './zip-bomb.guard.js';

async function* rows(...all: TableRow[]): AsyncGenerator<TableRow> {
  yield* all;
}

async function read(format: 'csv' | 'xlsx', content: Buffer): Promise<ReadRow[]> {
  const source = { format, open: () => Promise.resolve(Readable.from([content])), onBytes: () => undefined };
  const found: ReadRow[] = [];
  for await (const row of readTable(source)) found.push(row);
  return found;
}

const dangerous = ['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1'];

describe('a table as a file', () => {
  it.each(['csv', 'xlsx'] as const)('comes back as it was written: %s', async (format) => {
    const file = await buffer(
      writeTable(format, ['编码', 'Name'], rows(['A-1', '青禾县, "示例"'], ['A-2', null], ['A-3', 7])),
    );
    expect(await read(format, file)).toEqual([
      { rowNumber: 1, cells: ['编码', 'Name'] },
      { rowNumber: 2, cells: ['A-1', '青禾县, "示例"'] },
      { rowNumber: 3, cells: format === 'csv' ? ['A-2', ''] : ['A-2'] },
      { rowNumber: 4, cells: ['A-3', '7'] },
    ]);
  });

  it('never lets a spreadsheet run what somebody typed', async () => {
    const text = (await buffer(writeTable('csv', ['a'], rows(...dangerous.map((cell) => [cell]))))).toString(
      'utf8',
    );
    for (const line of text.split('\r\n').slice(1, -1)) expect(line.replace(/^"/, '')).toMatch(/^'/);
    const sheet = await read('xlsx', await buffer(writeTable('xlsx', ['a'], rows(['=1+1']))));
    expect(sheet[1]?.cells).toEqual(['=1+1']);
  });

  it('tells GB18030 from UTF-8, however late the first Chinese character stands', async () => {
    const ascii = 'a,b\n'.repeat(60_000);
    // 青禾 in GB18030
    const gb = Buffer.concat([
      Buffer.from(ascii),
      Buffer.from([0xc7, 0xe0, 0xba, 0xcc]),
      Buffer.from(',x\n'),
    ]);
    const found = await read('csv', gb);
    expect(found.at(-1)).toEqual({ rowNumber: 60_001, cells: ['青禾', 'x'] });
    const utf8 = await read('csv', Buffer.from(`\uFEFF${ascii}青禾,x\n`));
    expect(utf8.at(-1)?.cells).toEqual(['青禾', 'x']);
    expect(utf8[0]?.cells).toEqual(['a', 'b']);
  });

  it('counts rows as a spreadsheet does and leaves the empty ones out', async () => {
    expect(await read('csv', Buffer.from('a\tb\r\n\r\n1\t2\r\n'))).toEqual([
      { rowNumber: 1, cells: ['a', 'b'] },
      { rowNumber: 3, cells: ['1', '2'] },
    ]);
  });

  it('says that a broken file is broken', async () => {
    await expect(read('csv', Buffer.from('a,b\n"1,2'))).rejects.toMatchObject({ reason: 'broken' });
    await expect(read('xlsx', Buffer.from('PK\u0003\u0004 and no more'))).rejects.toMatchObject({
      reason: 'broken',
    });
  });
});

/** A zip of one entry of zeros, which says of itself that it is small. */
function bomb(bytes: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(bytes));
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(10, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

describe('a zip that unpacks to far more than it says', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'jiedui-zip-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is refused before anything is made of it', async () => {
    const file = path.join(folder, 'bomb.xlsx');
    await writeFile(file, bomb(20_000_000));
    await expect(requireUnpackable(file, 1_000_000)).rejects.toMatchObject({ reason: 'tooLargeUnpacked' });
    await expect(requireUnpackable(file, 30_000_000)).resolves.toBeUndefined();
  });
});
