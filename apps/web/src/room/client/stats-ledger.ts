import { type LinkCounters, noCounters } from './link-counters.js';
import { type LinkListener, LinkMonitor } from './link-monitor.js';
import type { MediaSession } from './media-session.js';
import type { JoinTimes, RoomStats } from './room-state.js';
import { JoinStopwatch } from './stopwatch.js';

/** Adds the counters of one session after another up to those of a whole stay. */
export class StatsLedger {
  readonly #stopwatch = new JoinStopwatch();
  #past: LinkCounters = noCounters;
  #monitor: LinkMonitor | undefined;

  mark(step: keyof JoinTimes): void {
    this.#stopwatch.mark(step);
  }

  follow(session: MediaSession, onSample: LinkListener['onSample']): void {
    this.stop();
    void session.connected.then(() => this.mark('connected'));
    this.#monitor = new LinkMonitor(session, { onFirstFrame: () => this.mark('firstFrame'), onSample });
  }

  /** Keeps what was counted last. */
  stop(): void {
    if (!this.#monitor) return;
    this.#monitor.stop();
    this.#past = sum(this.#past, this.#monitor.latest);
    this.#monitor = undefined;
  }

  async read(): Promise<RoomStats> {
    const monitor = this.#monitor;
    const current = monitor ? await monitor.sample().catch(() => monitor.latest) : noCounters;
    const joinMs = this.#stopwatch.times;
    return { ...sum(this.#past, current), ...(joinMs ? { joinMs } : {}) };
  }
}

function sum(past: LinkCounters, current: LinkCounters): LinkCounters {
  return {
    ...current,
    framesDecoded: past.framesDecoded + current.framesDecoded,
    framesSent: past.framesSent + current.framesSent,
    bytesReceived: past.bytesReceived + current.bytesReceived,
    bytesSent: past.bytesSent + current.bytesSent,
    packetsReceived: past.packetsReceived + current.packetsReceived,
    packetsLost: past.packetsLost + current.packetsLost,
    freezeSeconds: past.freezeSeconds + current.freezeSeconds,
    samplesReceived: past.samplesReceived + current.samplesReceived,
    samplesConcealed: past.samplesConcealed + current.samplesConcealed,
    audioLevel: Math.max(past.audioLevel, current.audioLevel),
  };
}
