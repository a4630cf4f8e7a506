import type { NodeShare, NodeWord, SharedPeer } from '@jiedui/contracts';
import type { LadderLevel, RoomState } from '@jiedui/domain';
import { Logger } from '@nestjs/common';
import { EventEmitter } from 'node:events';
import { type Feed, feedsOf } from '../rooms/feed.js';
import { bySender, sharedOf } from './shared-feeds.js';
import type { Peer } from '../rooms/peer.js';
import { type OwnSide, RemoteNode } from './remote.node.js';
import type { SessionExchange } from './session.exchange.js';

interface BridgeEvents {
  /** Somebody on another node is there, or there no more. */
  joined: [SharedPeer];
  left: [SharedPeer];
  levelTold: [SharedPeer, LadderLevel];
  /** What one of them sends, and was not known before. */
  sent: [readonly Feed[]];
  /** Something of what they send or can take. */
  changed: [];
  /** A node is gone whose room was this place. */
  nodeLost: [place: string, readonly SharedPeer[]];
}

export interface BridgeSide extends Omit<OwnSide, 'nodeId' | 'onChange' | 'feedOf'> {
  /** Of this node's room, as the journal names it. */
  readonly place: string;
  joined(): readonly Peer[];
  people(): RoomState;
  watch(nodeId: string, runId: string): void;
}

const retryMs = 1_000;

/** One session over several nodes: tells the others what this node has, and shows here what they have. */
export class RoomBridge extends EventEmitter<BridgeEvents> {
  private readonly logger = new Logger(RoomBridge.name);
  private readonly nodes = new Map<string, RemoteNode>();
  private shown = new Map<string, SharedPeer>();
  private readonly openedAt = new Date().toISOString();
  private version = 0;
  private told = '';
  private telling: NodeJS.Immediate | undefined;
  private settling: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(
    private readonly exchange: SessionExchange,
    private readonly side: BridgeSide,
  ) {
    super();
    exchange.on('word', (word) => this.hear(word));
    exchange.on('shares', (shares) => this.compare(shares));
    exchange.on('lost', (runId) => this.lose(({ share }) => share.runId === runId));
  }

  /** People on other nodes. */
  get peers(): readonly SharedPeer[] {
    return [...this.shown.values()];
  }

  /** What they send, by sender: what belongs together is offered together. */
  get feeds(): readonly (readonly Feed[])[] {
    return [...this.nodes.values()].flatMap(({ feeds }) => bySender([...feeds.values()]));
  }

  /** How many feeds come from other nodes now. */
  get landedCount(): number {
    return this.remotes.flatMap(({ wishes }) => wishes).length;
  }

  /** How many are sent to other nodes, counted for each. */
  get giftCount(): number {
    return this.remotes.flatMap(({ gifts }) => gifts).length;
  }

  /** How many of those flow. */
  get flowingCount(): number {
    return this.remotes.reduce((sum, { flowingGifts }) => sum + flowingGifts, 0);
  }

  private get remotes(): readonly RemoteNode[] {
    return [...this.nodes.values()];
  }

  /** Follows what the peer sends from now on. */
  enter(peer: Peer): void {
    const { observer } = peer.transports.send;
    const touch = () => this.touch();
    observer.on('newproducer', ({ observer: own }) => {
      touch();
      own.on('pause', touch).on('resume', touch).once('close', touch);
    });
    observer.on('newdataproducer', ({ observer: own }) => {
      touch();
      own.once('close', touch);
    });
  }

  /** Something that this node has may have changed: the others are told, once for all that happens at a time. */
  touch(): void {
    if (this.isClosed) return;
    this.telling ??= setImmediate(() => {
      this.telling = undefined;
      this.tell();
      this.settle();
    });
  }

  /** The people of the room may stand otherwise: who has moved between nodes is shown once. */
  review(): void {
    const before = this.shown;
    const begun: (readonly Feed[])[] = [];
    this.shown = new Map();
    for (const node of this.nodes.values()) {
      const shown = node.share.peers.filter(({ personId }) => this.isAt(node.share, personId));
      for (const peer of shown) this.shown.set(peer.peerId, peer);
      begun.push(...bySender(node.show(shown)));
    }
    this.announce(before);
    for (const feeds of begun) this.emit('sent', feeds);
    this.settle();
  }

  close(): void {
    this.isClosed = true;
    if (this.telling) clearImmediate(this.telling);
    for (const node of this.nodes.values()) node.close();
    void this.exchange.leave(this.side.place);
    this.removeAllListeners();
  }

  /** Who has joined here is here, also before the journal says so. */
  private isAt({ place }: NodeShare, personId: string): boolean {
    if (this.side.joined().some(({ claims }) => claims.personId === personId)) return false;
    const members: ReadonlyMap<string, { readonly place: string }> = this.side.people().members;
    return members.get(personId)?.place === place;
  }

  private hear(word: NodeWord): void {
    switch (word.kind) {
      case 'share':
        return this.learn(word.share);
      case 'gone':
        return this.lose(({ share }) => share.place === word.place);
    }
  }

  private learn(share: NodeShare): void {
    if (this.isClosed) return;
    const known = this.nodes.get(share.nodeId);
    if (known?.share.place === share.place) {
      if (share.version <= known.share.version) return;
      known.share = share;
    } else if (known && known.share.openedAt > share.openedAt) {
      return; // left over from an earlier run
    } else {
      known?.close();
      const { nodeId } = this.exchange;
      const onChange = () => this.touch();
      const own = { ...this.side, nodeId, onChange, feedOf: (id: string) => this.feedOf(id) };
      this.nodes.set(share.nodeId, new RemoteNode(share, own));
      this.side.watch(share.nodeId, share.runId);
    }
    this.review();
  }

  private compare(shares: readonly NodeShare[]): void {
    const places = new Set(shares.map(({ place }) => place));
    this.lose(({ share }) => !places.has(share.place));
    for (const share of shares) this.learn(share);
  }

  private lose(isLost: (node: RemoteNode) => boolean): void {
    for (const [nodeId, node] of this.nodes) {
      if (!isLost(node)) continue;
      this.nodes.delete(nodeId);
      node.close();
      this.exchange.forget(node.share.place);
      this.review();
      this.emit('nodeLost', node.share.place, node.share.peers);
    }
  }

  private announce(before: ReadonlyMap<string, SharedPeer>): void {
    for (const peer of this.shown.values()) {
      const known = before.get(peer.peerId);
      if (!known) this.emit('joined', peer);
      else if (known.level !== peer.level) this.emit('levelTold', peer, peer.level);
    }
    for (const peer of before.values()) if (!this.shown.has(peer.peerId)) this.emit('left', peer);
    this.emit('changed');
  }

  private feedOf(feedId: string): Feed | undefined {
    return this.side
      .joined()
      .flatMap(feedsOf)
      .find(({ id }) => id === feedId);
  }

  private tell(): void {
    const { nodeId, runId } = this.exchange;
    const peers = this.side.joined();
    const share = {
      nodeId,
      runId,
      place: this.side.place,
      openedAt: this.openedAt,
      peers: peers.map((peer) => ({ ...peer.describe(), received: peer.received })),
      feeds: peers.flatMap(sharedOf),
      ends: this.byNode(({ end }) => end),
      wishes: this.byNode(({ wishes }) => wishes),
      gifts: this.byNode(({ gifts }) => gifts),
    };
    const json = JSON.stringify(share);
    if (json === this.told) return;
    this.told = json;
    this.version += 1;
    this.exchange.share({ ...share, version: this.version });
  }

  private byNode<T>(valueOf: (node: RemoteNode) => T | undefined): Record<string, T> {
    const values = [...this.nodes].flatMap(([nodeId, node]) => {
      const value = valueOf(node);
      return value === undefined ? [] : [[nodeId, value] as const];
    });
    return Object.fromEntries(values);
  }

  private tryLater(error: unknown): void {
    this.logger.warn(`not forwarded to another node: ${String(error)}`);
    setTimeout(() => this.touch(), retryMs).unref();
  }

  /** One after the other, always towards what is known last. */
  private settle(): void {
    this.settling = this.settling.then(() => this.settleAll());
  }

  private async settleAll(): Promise<void> {
    for (const node of this.isClosed ? [] : this.remotes)
      await node.settle().catch((error: unknown) => this.tryLater(error));
    if (!this.isClosed) this.tell();
  }
}
