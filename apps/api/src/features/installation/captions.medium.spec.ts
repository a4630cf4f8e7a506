import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ApiHarness } from '../../../test/api-harness.js';

let folder: string;
let api: ApiHarness;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'jiedui-captions-'));
  await writeFile(path.join(folder, 'captions.js'), 'export const start = () => () => undefined;\n');
  api = await ApiHarness.start({ CAPTIONS_DIR: folder });
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

const installationOf = async ({ stranger }: ApiHarness) => (await stranger.call('getInstallation', {})).body;
const get = (from: ApiHarness, url: string) => from.app.inject({ method: 'GET', url });

describe('what turns speech into text', () => {
  it('is served where the installation says', async () => {
    const { captionsUrl } = await installationOf(api);
    const { headers, body } = await get(api, captionsUrl ?? '');
    expect(headers['content-type']).toContain('javascript');
    expect(body).toContain('export const start');
    expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval'");
  });

  it('opens nothing else', async () => {
    await writeFile(path.join(folder, '.env'), 'KEY=1');
    await writeFile(`${folder}.secret`, 'secret');
    const outside = path.basename(`${folder}.secret`);
    for (const name of ['none.js', '.env', `..%2f${outside}`])
      expect((await get(api, `/captions/${name}`)).statusCode).toBeGreaterThanOrEqual(400);
    await rm(`${folder}.secret`);
  });

  it('is not named where there is none', async () => {
    const without = await ApiHarness.start();
    try {
      expect(await installationOf(without)).toMatchObject({ captionsUrl: null });
      const { headers } = await get(without, '/api/installation');
      expect(headers['content-security-policy']).not.toContain('wasm');
    } finally {
      await without.stop();
    }
  });
});
