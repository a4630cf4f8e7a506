import type { ErrorCode, MediaSource, SignallingPush } from '@jiedui/contracts';
import { carriedOf, type LadderLevel } from '@jiedui/domain';
import type { Device } from 'mediasoup-client';
import type { Transport, TransportOptions } from 'mediasoup-client/types';
import type { BrowserMedia } from './browser-media.js';
import { Channels } from './channels.js';
import type { RoomCompanion } from './companion.js';
import { MediaEncryption } from './encryption/media-encryption.js';
import { errorCodeOf } from './failure.js';
import { type LinkFigures, measureLink, protocolOf } from './link-test.js';
import { Receiver } from './receiver.js';
import type { RemotePeer, RoomClosedReason } from './room-state.js';
import type { Sending } from './encodings.js';
import { type Outgoing, Sender } from './sender.js';
import { type NodeTicket, Signalling } from './signalling.js';
import { Hearing } from './speaking/hearing.js';
import { Stills } from './stills/stills.js';
import { wireTransport } from './wire-transport.js';

export interface SessionListener {
  onPeers(peers: readonly RemotePeer[]): void;
  /** What reaches this side from now on. */
  onReceived(level: LadderLevel): void;
  /** Who has spoken longest comes first. */
  onSpeaking(peerIds: readonly string[]): void;
  onPublishFailed(source: MediaSource, code: ErrorCode): void;
  /** Over for good. */
  onEnded(reason: Exclude<RoomClosedReason, 'left'>): void;
  onWaiting(waiting: SignallingPush<'room.waiting'>): void;
  /** Gone, and worth joining again. */
  onLost(): void;
}

interface Opening {
  readonly ticket: NodeTicket;
  /** From the lobby: to be joined later, if at all. */
  readonly isEarly: boolean;
  readonly browser: BrowserMedia;
  readonly listener: SessionListener;
  /** Aborted when the person has left meanwhile. */
  readonly stay: AbortSignal;
}

/** Microphone first: on a slow link speech is there before the picture. */
const mediaSources: readonly MediaSource[] = ['microphone', 'screen', 'camera'];
const leaveTimeoutMs = 1_000;
/** Far beyond those that the node counts up for what it sends. */
const unusedStreamId = 1_000;

type ClosedReason = SignallingPush<'room.closed'>['reason'];

const isFinalEnd = (reason: ClosedReason): reason is Exclude<ClosedReason, 'nodeStopping' | 'interrupted'> =>
  reason !== 'nodeStopping' && reason !== 'interrupted';

/** One stay at one media node: a socket, two transports and what flows over them. Used up when lost. */
export class MediaSession {
  readonly peerId: string;
  readonly #sendTransport: Transport;
  readonly #receiveTransport: Transport;
  readonly #sender: Sender;
  readonly #receiver: Receiver;
  readonly #channels: Channels;
  readonly #stills: Stills;
  readonly #hearing: Hearing;
  /** Resolves when the first of the two media connections stands. */
  readonly connected: Promise<void>;
  #markConnected: () => void = () => undefined;
  /** A session speaks from when it has joined until it is lost or closed. */
  #isSilent = true;
  #toldLevel: LadderLevel = 'fullVideo';

  private constructor(
    { peerId, sendTransport, receiveTransport }: SignallingPush<'room.welcome'>,
    readonly ticket: NodeTicket,
    private readonly device: Device,
    private readonly signalling: Signalling,
    private readonly encryption: MediaEncryption | undefined,
    private readonly listener: SessionListener,
  ) {
    this.peerId = peerId;
    this.connected = new Promise((resolve) => (this.#markConnected = resolve));
    const at = (described: typeof sendTransport) =>
      ({ ...described, iceServers: [...(ticket.iceServers ?? [])] }) as TransportOptions;
    this.#sendTransport = device.createSendTransport(at(sendTransport));
    this.#receiveTransport = device.createRecvTransport(at(receiveTransport));
    for (const transport of [this.#sendTransport, this.#receiveTransport]) {
      const onConnected = () => this.#markConnected();
      wireTransport(transport, signalling, { onConnected, onLost: () => this.#lose() });
    }
    this.#sender = new Sender(device, this.#sendTransport, signalling, encryption);
    const onPeers = () => this.#tell('onPeers', this.peers);
    encryption?.onUnreadableChanged(onPeers);
    this.#receiver = new Receiver(this.#receiveTransport, signalling, encryption, onPeers);
    const transports = { send: this.#sendTransport, receive: this.#receiveTransport };
    this.#channels = new Channels(transports, signalling, encryption, this.#receiver);
    this.#stills = new Stills(this.#channels, signalling, onPeers);
    this.#hearing = new Hearing(
      peerId,
      () => this.#receiver.voices,
      (peerIds) => this.#tell('onSpeaking', peerIds),
    );
    signalling.onLost(() => this.#lose());
    signalling.onPush({
      'continuity.received': ({ level }) => this.#tell('onReceived', level),
      'room.closed': ({ reason }) => {
        if (isFinalEnd(reason)) this.#tell('onEnded', reason);
        else this.#lose();
      },
    });
  }

  /** Opens a session that is to be joined; resolves when the node has let this person in. */
  static async open({ ticket, isEarly, browser, listener, stay }: Opening): Promise<MediaSession> {
    const { mediaKey, personId } = ticket;
    // Before anybody is asked to let this person in.
    if (mediaKey !== undefined) MediaEncryption.requireSupport();
    const { signalling, welcome } = await Signalling.connect(
      { ticket, isEarly, stay },
      {
        onWaiting: (waiting) => listener.onWaiting(waiting),
        onClosed: (reason) => {
          if (isFinalEnd(reason) && !isEarly) listener.onEnded(reason);
        },
      },
    );
    let encryption: MediaEncryption | undefined;
    try {
      if (mediaKey !== undefined) encryption = await MediaEncryption.open(mediaKey, personId);
      const device = await browser.load(welcome.routerRtpCapabilities);
      const session = new MediaSession(welcome, ticket, device, signalling, encryption, listener);
      if (isEarly) void session.#warm();
      return session;
    } catch (error) {
      signalling.close();
      encryption?.close();
      throw error;
    }
  }

  /** @throws CatalogueError where the node does not let this person in; the session is of no use then */
  async join(outgoing: Outgoing, companions: readonly RoomCompanion[]): Promise<void> {
    const { signalling } = this;
    try {
      for (const companion of companions) companion.listen(signalling, this.#channels);
      await this.#join(outgoing);
      for (const companion of companions) companion.joined(signalling, this.#channels);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  get isOpen(): boolean {
    return this.signalling.isConnected;
  }

  get peers(): readonly RemotePeer[] {
    return this.#receiver.peers.map((peer) => {
      const stillUrl = this.#stills.urlOf(peer.peerId);
      return stillUrl ? { ...peer, stillUrl } : peer;
    });
  }

  /** How long a still picture has been waiting to leave. */
  get backlogMs(): number {
    return this.#stills.backlogMs;
  }

  get consumers() {
    return this.#receiver.consumers;
  }

  /** What the browser counts on both connections, the sending one last. */
  async reports(): Promise<readonly RTCStatsReport[]> {
    const open = [this.#receiveTransport, this.#sendTransport].filter((transport) => !transport.closed);
    return Promise.all(open.map((transport) => transport.getStats()));
  }

  /** Before joining. @throws where the node does not answer, or not any more */
  async measureLink(stay: AbortSignal): Promise<LinkFigures> {
    const figures = await measureLink(this.signalling, stay);
    const protocol = protocolOf(await this.reports());
    return { ...figures, ...(protocol ? { protocol } : {}) };
  }

  /** Brings what flows in line with what the person wants; what already is stays untouched. */
  async send(outgoing: Outgoing): Promise<void> {
    const { tracks, isPaused, level, speech } = outgoing;
    this.#stills.send(outgoing);
    this.#hearing.listenTo(tracks.microphone);
    await Promise.all(
      mediaSources.map(async (source) => {
        const track = tracks[source];
        if (!track) return this.#sender.withdraw(source).catch(() => undefined);
        const carried =
          source === 'microphone' ? 'full' : carriedOf(source, level, tracks.screen !== undefined);
        track.enabled = !isPaused[source];
        await this.#send(source, track, {
          isPaused: isPaused[source] || carried === 'none',
          sending: { level: carried === 'small' ? 'thumbnail' : level, speech },
        });
      }),
    );
    await this.#tellLevel(level);
  }

  async leave(): Promise<void> {
    await this.signalling.request('room.leave', {}, leaveTimeoutMs).catch(() => undefined);
    this.close();
  }

  close(): void {
    this.#isSilent = true;
    this.#stills.close();
    this.#hearing.close();
    this.signalling.close();
    this.#sendTransport.close();
    this.#receiveTransport.close();
    this.encryption?.close();
  }

  async #join(outgoing: Outgoing): Promise<void> {
    // Sent together and in this order on one socket, so that joining and publishing share a round trip.
    const joining = this.signalling.request('room.join', {
      rtpCapabilities: this.device.recvRtpCapabilities,
    });
    void this.send(outgoing);
    const { peers } = await joining;
    this.#receiver.addPeers(peers);
    this.#isSilent = false;
    this.#hearing.start();
  }

  /** A channel that nobody uses makes the connection for what comes in, which costs three round trips. */
  async #warm(): Promise<void> {
    const id = 'warm';
    const sctpStreamParameters = { streamId: unusedStreamId, ordered: true };
    await this.#receiveTransport
      .consumeData({ id, dataProducerId: id, sctpStreamParameters })
      .catch(() => undefined);
  }

  /** So that the others read why there is no picture. */
  async #tellLevel(level: LadderLevel): Promise<void> {
    if (level === this.#toldLevel) return;
    this.#toldLevel = level;
    await this.signalling.request('continuity.tell', { level }).catch(() => undefined);
  }

  async #send(
    source: MediaSource,
    track: MediaStreamTrack,
    { isPaused, sending }: { readonly isPaused: boolean; readonly sending: Sending },
  ): Promise<void> {
    try {
      await this.#sender.publish(source, track, isPaused);
      await this.#sender.adapt(source, sending);
      await this.#sender.setPaused(source, isPaused);
    } catch (error) {
      // A lost connection takes the wish along to the next session; a refusal must be seen.
      if (this.signalling.isConnected)
        this.#tell('onPublishFailed', source, errorCodeOf(error, 'UNEXPECTED'));
    }
  }

  /** The socket goes, but media that still flows stays on screen until the next session replaces it. */
  #lose(): void {
    this.signalling.close();
    this.#tell('onLost');
    this.#isSilent = true;
  }

  #tell<E extends keyof SessionListener>(event: E, ...details: Parameters<SessionListener[E]>): void {
    if (this.#isSilent) return;
    (this.listener[event] as (...args: typeof details) => void)(...details);
  }
}
