import { type LadderLevel, type LadderState, ladderStart, nextLadder } from '@jiedui/domain';
import type { Peer } from './peer.js';

/** The node chooses among a video's layers by itself: the smallest of them is what a thumbnail needs. */
const levels: readonly LadderLevel[] = ['thumbnail', 'stills', 'voice'];
const best: LadderLevel = 'fullVideo';
const sampleMs = 1_000;

/**
 * Watches what each peer's downlink carries by the node's own estimate, so that nobody has to ask over a weak link for
 * less.
 */
export class DownlinkWatch {
  private readonly states = new WeakMap<Peer, LadderState>();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly joined: () => readonly Peer[],
    private readonly onLevel: (peer: Peer, level: LadderLevel) => void,
  ) {
    this.timer = setInterval(() => void this.look(), sampleMs);
    this.timer.unref();
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    // A transport that closes under the question has nothing left to judge.
    await Promise.allSettled(this.joined().map((peer) => this.judge(peer)));
  }

  private async judge(peer: Peer): Promise<void> {
    if (!peer.media.hasCamera) return;
    const [[stats], lossShare] = await Promise.all([
      peer.transports.receive.getStats(),
      peer.media.lossShare(),
    ]);
    if (!stats || peer.isClosed) return;
    const state = this.states.get(peer) ?? ladderStart('thumbnail');
    const next = nextLadder(
      state,
      {
        atMs: performance.now(),
        capacityBps: stats.availableOutgoingBitrate ?? null,
        sentBps: stats.sendBitrate,
        lossShare,
        backlogMs: 0,
      },
      { levels },
    );
    this.states.set(peer, next);
    if (next.level !== state.level) this.onLevel(peer, next.level === 'thumbnail' ? best : next.level);
  }
}
