import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { readApiConfig } from '../config/api.config.js';
import { Storage } from './storage.js';

let folder: string;
let s3: S3rver;
let s3Settings: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'jiedui-storage-'));
  s3 = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: path.join(folder, 's3'),
    configureBuckets: [{ name: 'records', configs: [] }],
  });
  const { port } = (await s3.run()) as AddressInfo;
  s3Settings = {
    S3_BUCKET: 'records',
    S3_ACCESS_KEY_ID: 'S3RVER',
    S3_SECRET_ACCESS_KEY: 'S3RVER',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_FORCE_PATH_STYLE: 'true',
  };
});
afterAll(async () => {
  await s3.close();
  await rm(folder, { recursive: true, force: true });
});

const open = (settings: Record<string, string> = {}) =>
  new Storage(
    readApiConfig({
      DATABASE_URL: 'postgres://127.0.0.1/none',
      REDIS_URL: 'redis://127.0.0.1',
      SMTP_URL: 'smtp://127.0.0.1',
      MEDIA_SECRET: 'a secret of at least thirty-two characters',
      DATA_MASTER_KEYS: `test:${'5a'.repeat(32)}`,
      DATA_DIR: folder,
      ...settings,
    }),
  );
const content = Buffer.from('胸片报告：两肺纹理清晰。'.repeat(20_000));
const keep = (storage: Storage) => storage.keep(Readable.from([content.subarray(0, 7), content.subarray(7)]));

describe.each([['a folder'], ['an S3 server']])('files in %s', (place) => {
  const storage = () => open(place === 'a folder' ? {} : s3Settings);

  it('come back as they were kept, under the hash of their content', async () => {
    const kept = await keep(storage());
    expect(kept.sizeBytes).toBe(content.length);
    expect(await keep(storage())).toEqual(kept);
    expect((await buffer(await storage().read(kept.sha256))).equals(content)).toBe(true);
  });

  it('are whole for each who keeps the same content at the same time', async () => {
    const kept = storage();
    const lengthRead = async (content: string) => {
      const { sha256 } = await kept.keep(Readable.from([content]));
      return (await buffer(await kept.read(sha256))).length;
    };
    for (let round = 0; round < 60; round += 1) {
      const content = `${place}, ${round}`;
      const lengths = await Promise.all(Array.from({ length: 6 }, () => lengthRead(content)));
      expect(new Set(lengths)).toEqual(new Set([content.length]));
    }
  });

  it('leave nothing behind when they are too large, refused, or break off', async () => {
    const broken = new Readable({
      read() {
        this.push('half');
        this.destroy(new Error('the link dropped'));
      },
    });
    const inspect = () => Promise.reject(new Error('refused'));
    await expect(storage().keep(Readable.from(['too much']), { maxBytes: 3 })).rejects.toThrow(
      'FILE_TOO_LARGE',
    );
    await expect(storage().keep(Readable.from(['some']), { inspect })).rejects.toThrow('refused');
    await expect(storage().keep(broken)).rejects.toThrow('REQUEST_INVALID');
    expect(await readdir(path.join(folder, 'uploads'))).toEqual([]);
  });
});

describe('a file that a killed process left half written', () => {
  it('is written again', async () => {
    const { sha256 } = await keep(open());
    const file = path.join(folder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await writeFile(file, 'half');
    await keep(open());
    expect((await readFile(file)).equals(content)).toBe(true);
  });
});

describe('the settings of S3', () => {
  it('are all given or none', () => {
    expect(() => open({ S3_BUCKET: 'records' })).toThrow(/S3_BUCKET: set all of/);
  });
});
