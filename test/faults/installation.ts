import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { freePort, type Running, startPostgres, startRedis, untilReady } from './services.js';

const main = createRequire(import.meta.url).resolve('../../apps/api/src/main.js');
export type Role = 'http' | 'jobs';

/** The product as it is run: PostgreSQL, Redis, an api that answers and an api that does jobs, each a process. */
export class Installation {
  private readonly folder = mkdtempSync(path.join(os.tmpdir(), 'jiedui-faults-'));
  private readonly processes = new Map<Role, ChildProcess>();
  private readonly ports = new Map<Role, number>();
  private postgresPort = 0;
  private redisPort = 0;
  postgres!: Running;
  private redis!: Running;

  constructor(private readonly settings: Readonly<Record<string, string>>) {}

  async startServices(): Promise<void> {
    chmodSync(this.folder, 0o755);
    [this.postgresPort, this.redisPort] = [await freePort(), await freePort()];
    await Promise.all([this.startPostgres(), this.startRedis()]);
  }

  get url(): string {
    return `http://127.0.0.1:${this.ports.get('http')}`;
  }

  async start(role: Role): Promise<void> {
    const port = this.ports.get(role) ?? (await freePort());
    this.ports.set(role, port);
    const child = spawn(process.execPath, [main], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        HOST: '127.0.0.1',
        ROLES: role,
        PORT: String(port),
        DATABASE_URL: this.postgres.url,
        REDIS_URL: this.redis.url,
        DATA_DIR: this.folder,
        WEB_ROOT: this.folder,
        ...this.settings,
      },
    });
    this.processes.set(role, child);
    await untilReady(child, port);
  }

  /** As the power would: nothing is tidied. By its id alone. */
  async kill(role: Role): Promise<void> {
    const child = this.processes.get(role);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  async restartPostgres(): Promise<void> {
    await this.postgres.stop();
    await this.startPostgres();
  }

  async stop(): Promise<void> {
    await Promise.all([this.kill('http'), this.kill('jobs')]);
    await Promise.all([this.postgres?.stop(), this.redis?.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  get redisUrl(): string {
    return this.redis.url;
  }

  private async startPostgres(): Promise<void> {
    this.postgres = await startPostgres({
      dataDir: path.join(this.folder, 'postgres'),
      port: this.postgresPort,
    });
  }

  private async startRedis(): Promise<void> {
    this.redis = await startRedis({ dataDir: path.join(this.folder, 'redis'), port: this.redisPort });
  }
}
