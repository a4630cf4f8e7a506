import {
  type LadderLevel,
  type LadderState,
  ladderStart,
  losesByLot,
  neededBps,
  nextLadder,
} from '@jiedui/domain';
import type { Peer } from './peer.js';

/** The node chooses among a video's layers by itself: the smallest of them is what a thumbnail needs. */
const levels: readonly LadderLevel[] = ['thumbnail', 'stills', 'voice'];
const best: LadderLevel = 'fullVideo';
const sampleMs = 1_000;
/** What a small picture takes with all of its frames, and speech beside it. */
const smallPictureBps = 160_000;
/** So much above what a small picture needs nothing is near. */
const roomyBps = 3 * neededBps.thumbnail;
/** Every question costs the worker what it could forward with: a link with room is asked seldom, its receiver hardly ever. */
const roomyLooks = { link: 2, receiver: 10 };

interface Watched {
  readonly ladder: LadderState;
  readonly looks: number;
  readonly isRoomy: boolean;
}

const unwatched: Watched = { ladder: ladderStart('thumbnail'), looks: 0, isRoomy: false };

/**
 * Watches what each peer's downlink carries by the node's own estimate, so that nobody has to ask over a weak link for
 * less.
 */
export class DownlinkWatch {
  private readonly watched = new WeakMap<Peer, Watched>();
  private readonly insisting = new WeakSet<Peer>();
  private readonly due: Peer[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly joined: () => readonly Peer[],
    private readonly onLevel: (peer: Peer, level: LadderLevel) => void,
  ) {
    this.goOn();
  }

  close(): void {
    clearTimeout(this.timer);
  }

  /** One peer after another, each once in a while: asked about all of them at once, a worker would let packets wait. */
  private goOn(): void {
    const everyMs = sampleMs / Math.max(1, this.joined().length);
    this.timer = setTimeout(() => {
      if (this.due.length === 0) this.due.push(...this.joined());
      const peer = this.due.shift();
      // A transport that closes under the question has nothing left to judge.
      if (peer && !peer.isClosed) this.judge(peer).catch(() => undefined);
      this.goOn();
    }, everyMs).unref();
  }

  private async judge(peer: Peer): Promise<void> {
    if (!peer.media.hasPictures) return;
    const { ladder, looks, isRoomy } = this.watched.get(peer) ?? unwatched;
    this.watched.set(peer, { ladder, looks: looks + 1, isRoomy });
    if (isRoomy && looks % roomyLooks.link !== 0) return;
    const isReceiverAsked = !isRoomy || looks % roomyLooks.receiver === 0;
    const [[stats], reported] = await Promise.all([
      peer.transports.receive.getStats(),
      isReceiverAsked ? peer.media.reported() : { lossShare: ladder.link.lossShare, roundTripMs: null },
    ]);
    if (!stats || peer.isClosed) return;
    const capacityBps = stats.availableOutgoingBitrate ?? null;
    const next = nextLadder(
      ladder,
      { atMs: performance.now(), capacityBps, sentBps: stats.sendBitrate, backlogMs: 0, ...reported },
      { levels },
    );
    this.watched.set(peer, {
      ladder: next,
      looks: looks + 1,
      isRoomy:
        next.level === 'thumbnail' &&
        next.link.shortestMs !== null &&
        !losesByLot(next.link) &&
        (capacityBps === null || capacityBps >= roomyBps),
    });
    const isTried = next.level === 'thumbnail' && ladder.level !== 'thumbnail';
    await this.insist(peer, isTried || losesByLot(next.link));
    if (next.level !== ladder.level) this.onLevel(peer, next.level === 'thumbnail' ? best : next.level);
  }

  /**
   * Sends a small picture whatever the estimate says: where much is lost by lot it falls to nearly nothing, though most of a
   * picture would arrive; and while no pictures flow it may stand still for minutes, so that only sending one tells.
   */
  private async insist(peer: Peer, isInsisting: boolean): Promise<void> {
    if (this.insisting.has(peer) === isInsisting) return;
    if (isInsisting) this.insisting.add(peer);
    else this.insisting.delete(peer);
    await peer.transports.receive.setMinOutgoingBitrate(isInsisting ? smallPictureBps : 0);
  }
}
