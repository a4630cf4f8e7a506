import { createWorker } from 'mediasoup';
import type {
  Router,
  RouterRtpCodecCapability,
  TransportListenInfo,
  WebRtcServer,
  Worker,
} from 'mediasoup/types';
import type { ListenAddress } from '../config.js';

export interface MediaWorkerOptions {
  /** Which of the node's workers this is, counting from 0. */
  readonly slot: number;
  readonly workerBin: string | undefined;
  readonly addresses: readonly ListenAddress[];
  readonly port: number;
}

/**
 * How the worker estimates what a downlink carries. By itself it takes less and less where a tenth is lost, however empty the
 * way is, and of large pictures every fourth is left. Up to 12 % of loss it asks for more here, from 20 % on for less; packets
 * that wait speak against it as ever. The first is the worker's own setting, which giving another takes away.
 */
const libwebrtcFieldTrials =
  'WebRTC-Bwe-AlrLimitedBackoff/Enabled/WebRTC-BweLossExperiment/Enabled-0.12,0.2,0/';

const shortestMeasureMs = 500;
/** Even a worker that is busy without a pause answers sooner. */
const answerLimitMs = 5_000;

/** A mediasoup worker process with the one port, UDP and TCP, on each address that all its connections share. */
export class MediaWorker {
  #cpuMs = 0;
  #measuredAt = performance.now();
  #cpuShare = 0;
  #rooms = 0;
  #peers = 0;
  #measuring: Promise<void> | undefined;

  private constructor(
    readonly slot: number,
    private readonly worker: Worker,
    private readonly webRtcServer: WebRtcServer,
  ) {}

  static async start(options: MediaWorkerOptions): Promise<MediaWorker> {
    const { slot, workerBin, addresses, port } = options;
    const worker = await createWorker({
      logLevel: 'warn',
      libwebrtcFieldTrials,
      ...(workerBin ? { workerBin } : {}),
    });
    try {
      const webRtcServer = await worker.createWebRtcServer({
        listenInfos: addresses.flatMap((address): TransportListenInfo[] => [
          { protocol: 'udp', ...address, port },
          { protocol: 'tcp', ...address, port },
        ]),
      });
      return new MediaWorker(slot, worker, webRtcServer);
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  get pid(): number {
    return this.worker.pid;
  }

  get cpuShare(): number {
    return this.#cpuShare;
  }

  get rooms(): number {
    return this.#rooms;
  }

  get peers(): number {
    return this.#peers;
  }

  /** Counts one more person here, from before their connections are made. @returns what takes them off again */
  seat(): () => void {
    this.#peers += 1;
    let isTaken = true;
    return () => {
      if (isTaken) this.#peers -= 1;
      isTaken = false;
    };
  }

  /** @param listener is called when the process ended without having been closed */
  onDied(listener: (error: Error) => void): void {
    this.worker.on('died', listener);
  }

  /** A router and the server its transports must listen on: both live in this worker. */
  async createRouter(mediaCodecs: RouterRtpCodecCapability[]): Promise<[Router, WebRtcServer]> {
    this.#rooms += 1;
    try {
      const router = await this.worker.createRouter({ mediaCodecs });
      router.observer.once('close', () => (this.#rooms -= 1));
      return [router, this.webRtcServer];
    } catch (error) {
      this.#rooms -= 1;
      throw error;
    }
  }

  /** Asks the process how busy it was. One that does not answer hangs: it is killed, and so found dead. */
  measure(): Promise<void> {
    return (this.#measuring ??= this.ask().finally(() => (this.#measuring = undefined)));
  }

  private async ask(): Promise<void> {
    const elapsedMs = performance.now() - this.#measuredAt;
    // Over a moment the share is chance; right after the start it would be that of starting.
    if (elapsedMs < shortestMeasureMs) return;
    const hung = setTimeout(() => process.kill(this.pid, 'SIGKILL'), answerLimitMs).unref();
    const { ru_utime, ru_stime } = await this.worker.getResourceUsage().finally(() => clearTimeout(hung));
    const cpuMs = ru_utime + ru_stime;
    this.#cpuShare = Math.min((cpuMs - this.#cpuMs) / elapsedMs, 1);
    this.#cpuMs = cpuMs;
    this.#measuredAt += elapsedMs;
  }

  close(): void {
    this.worker.close();
  }
}
