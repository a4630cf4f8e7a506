import { waitFor } from '@jiedui/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

interface RunFile {
  readonly url: string;
  readonly mailboxUrl: string;
  readonly databaseOwnerUrl: string;
  readonly pids: Readonly<Record<'start' | 'api' | 'media' | 'postgres' | 'redis', number>>;
}

const readyLimitMs = 240_000;

/** The whole product, started as a user starts it, in a folder of its own. */
export class Product {
  private constructor(
    private readonly process: ChildProcess,
    readonly folder: string,
    readonly url: string,
  ) {}

  static async start(): Promise<Product> {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'jiedui-e2e-'));
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      const giveUp = (why: string) => reject(new Error(`The product did not start (${why}):\n${output}`));
      const timer = setTimeout(() => giveUp('time is up'), readyLimitMs);
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        const ready = /^Ready: (\S+)$/m.exec(output)?.[1];
        if (!ready) return;
        clearTimeout(timer);
        resolve(ready);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => giveUp(`exit ${code}`));
    });
    return new Product(child, folder, url);
  }

  async runFile(): Promise<RunFile> {
    return JSON.parse(await readFile(path.join(this.folder, 'run.json'), 'utf8')) as RunFile;
  }

  /** As Ctrl-C does. @throws where a process outlives it */
  async stop(): Promise<void> {
    const pids = Object.values((await this.runFile()).pids);
    const exited = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGINT');
    await exited;
    await waitFor('every process to be gone', () => pids.every((pid) => !isAlive(pid)));
    await rm(this.folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
