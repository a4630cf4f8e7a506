import { freePorts } from '@jiedui/testing';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { isReady, untilReady } from '../services.js';

const main = path.resolve('dist/apps/media/src/main.js');
/** Signs the tickets that the nodes of a run take. */
export const nodeSecret = 'a secret of at least thirty-two characters';

/** A media node as it is run, a process, with its media behind the relay. */
export class MediaNode {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    readonly nodeId: string,
  ) {}

  static async start(settings: Readonly<Record<string, string>>, rtcPort: number): Promise<MediaNode> {
    const port = await freePorts(1);
    const { MEDIA_NODE_ID: nodeId = `node-${port}` } = settings;
    const child = spawn(process.execPath, [main], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        HOST: '127.0.0.1',
        MEDIA_PORT: String(port),
        MEDIA_PUBLIC_URL: `http://127.0.0.1:${port}`,
        MEDIA_NODE_ID: nodeId,
        MEDIA_SECRET: nodeSecret,
        RTC_PORT: String(rtcPort),
        RTC_ANNOUNCED_ADDRESS: '127.0.0.2',
        ...settings,
      },
    });
    await untilReady(child, port);
    return new MediaNode(port, child, nodeId);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  isAlive(): Promise<boolean> {
    return isReady(this.port);
  }

  /** mediasoup's workers, the node's only children. */
  workers(): number[] {
    return execFileSync('pgrep', ['-P', String(this.child.pid), 'mediasoup'])
      .toString()
      .trim()
      .split('\n')
      .map(Number);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const workers = this.workers();
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
    // Their end is the node's: they go by themselves when its pipe closes, or are helped to.
    for (const pid of workers) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        continue;
      }
    }
  }
}
