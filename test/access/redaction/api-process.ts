import type { ApiConfig } from '../../../apps/api/src/base/config/api.config.js';
import { waitFor } from '@jiedui/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { freePorts } from '@jiedui/testing';

const compiler = ['node_modules/@swc/cli/bin/swc.js', 'apps/api', 'libs', '--config-file', '.swcrc'];
const readyLimitMs = 60_000;

/** An api of the present sources, compiled and started as in production but for its chatty log, which is kept. */
export class ApiProcess {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly folder: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
  }

  /** On the same database, Redis and files as an api that runs already. */
  static async start(config: ApiConfig): Promise<ApiProcess> {
    await mkdir('.data', { recursive: true });
    // Below the project, where the packages are found.
    const folder = await mkdtemp('.data/api-');
    await compile(folder);
    const port = await freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const child = spawn(process.execPath, [`${folder}/apps/api/src/main.js`], {
      env: { ...environmentOf(config), PORT: String(port), PUBLIC_URL: url },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new ApiProcess(child, url, folder);
    await waitFor('the api', () => started.isReady(), readyLimitMs).catch(async (error: unknown) => {
      await started.stop();
      throw new Error(`The api did not start:\n${started.log}`, { cause: error });
    });
    return started;
  }

  get log(): string {
    return this.output;
  }

  async metrics(): Promise<string> {
    return (await fetch(`${this.url}/metrics`)).text();
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private async isReady(): Promise<boolean> {
    if (this.child.exitCode !== null) throw new Error('ended');
    return (await fetch(`${this.url}/health/ready`)).status === 200;
  }
}

async function compile(folder: string): Promise<void> {
  const args = [...compiler, '--copy-files', '--ignore', '**/*.spec.ts', '--quiet', '--out-dir', folder];
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error('The api could not be compiled');
}

function environmentOf(config: ApiConfig): Record<string, string> {
  const keys = [...config.DATA_MASTER_KEYS].map(([id, key]) => `${id}:${key.toString('hex')}`).join(',');
  const { PATH = '' } = process.env;
  return {
    PATH,
    NODE_ENV: 'production',
    LOG_LEVEL: 'trace',
    HOST: '127.0.0.1',
    ROLES: 'http,jobs',
    DATABASE_URL: config.DATABASE_URL,
    DATABASE_POOL: '8',
    DATA_MASTER_KEYS: keys,
    REDIS_URL: config.REDIS_URL,
    REDIS_PREFIX: config.REDIS_PREFIX,
    SMTP_URL: config.SMTP_URL,
    DATA_DIR: config.DATA_DIR,
    WEB_ROOT: config.WEB_ROOT,
    MEDIA_SECRET: config.MEDIA_SECRET,
    SECOND_FACTOR_ROLES: 'none',
  };
}
