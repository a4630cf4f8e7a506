import { CatalogueError, type ErrorCode, type MediaSource } from '@jiedui/contracts';
import { retryDelayMs } from '@jiedui/kernel';
import { BrowserMedia } from './browser-media.js';
import type { RoomCompanion } from './companion.js';
import { errorCodeOf, isFinal } from './failure.js';
import type { LinkCounters } from './link-counters.js';
import { LobbySession } from './lobby-session.js';
import { MediaSession, type SessionListener } from './media-session.js';
import { pauseUntilRetry } from './pause.js';
import { QualityTeller } from './quality-teller.js';
import { idleRoom, type RoomState, type RoomStats, roomStatsHook } from './room-state.js';
import { RoomStore } from './room-store.js';
import type { Outgoing } from './sender.js';
import type { NodeTicket } from './signalling.js';
import { StatsLedger } from './stats-ledger.js';
import { UplinkLadder } from './uplink-ladder.js';

export interface RoomClientOptions {
  /**
   * Asks the api where the room is now; called again for every reconnection.
   * @param lostNodeId the node that was lost or could not be reached, so that the way does not lead to a dead one
   */
  readonly getTicket: (lostNodeId?: string) => Promise<NodeTicket>;
  readonly companions?: readonly RoomCompanion[];
}

type TrackKind = 'audio' | 'video';

const sourceOf: Record<TrackKind, MediaSource> = { audio: 'microphone', video: 'camera' };
/** Short even in the long run: every second without it is a second of a conversation. */
const rejoinBackOff = { firstMs: 200, limitMs: 1_000 };
/** A first entry that keeps failing is given back to the person; a conversation under way is not given up. */
const firstEntryTries = 5;

/**
 * A person's presence in one room, kept up over lost sockets, networks and media nodes until `leave` or the
 * room's end. No method rejects: how things stand is told by `state`.
 */
export class RoomClient {
  readonly #getTicket: RoomClientOptions['getTicket'];
  readonly #companions: readonly RoomCompanion[];
  readonly #store = new RoomStore();
  readonly #browser = new BrowserMedia();
  #outgoing: Outgoing = {
    tracks: {},
    isPaused: { microphone: false, camera: false, screen: false },
    level: 'fullVideo',
    speech: 'full',
  };
  /** From a stay's first ticket on. */
  #ladder: UplinkLadder | undefined;
  /** Aborted when this stay is over; a new join makes a new one. */
  #stay = new AbortController();
  readonly #lobby = new LobbySession();
  #session: MediaSession | undefined;
  /** Where the last ticket led: when another is needed, that node was lost or let nobody in. */
  #lostNodeId: string | undefined;
  #stats = new StatsLedger();
  readonly #quality = new QualityTeller();
  readonly #listener: SessionListener = {
    onPeers: (peers) => this.#store.update({ peers }),
    onReceived: (receivedLevel) => this.#store.update({ receivedLevel }),
    onSpeaking: (speakingPeerIds) => this.#store.update({ speakingPeerIds }),
    onPublishFailed: (source, code) => this.#showUnpublished(source, code),
    onEnded: (closedReason) => this.#finish({ phase: 'closed', closedReason }),
    onWaiting: (waiting) => this.#store.update({ phase: 'waiting', waiting, peers: [] }),
    onLost: () => this.#rejoin(),
  };

  constructor({ getTicket, companions = [] }: RoomClientOptions) {
    this.#companions = [...companions, this.#quality];
    this.#getTicket = (lostNodeId) =>
      getTicket(lostNodeId).catch((error: unknown) => {
        throw new CatalogueError(errorCodeOf(error, 'SERVICE_UNAVAILABLE'));
      });
  }

  get state(): RoomState {
    return this.#store.snapshot;
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);

  /**
   * In the lobby: makes ready what entering needs, as far as nobody has to be asked for it, and measures the link. Asked
   * anew, it begins anew.
   * @param isEncrypted what the person is shown: a ticket that says otherwise is of no use
   */
  prepare(isEncrypted: boolean): void {
    this.#lobby.drop();
    this.#lobby.open(async (stay) => {
      this.#browser.prepare();
      const ticket = await this.#getTicket();
      if (isEncrypted !== (ticket.mediaKey !== undefined)) throw new CatalogueError('SESSION_NOT_OPEN');
      return MediaSession.open({
        ticket,
        isEarly: true,
        browser: this.#browser,
        listener: this.#listener,
        stay,
      });
    });
    void this.#lobby.test((linkTest) => this.#store.update({ linkTest }));
  }

  async join({ audio, video }: { audio?: MediaStreamTrack; video?: MediaStreamTrack }): Promise<void> {
    const { phase, isMicrophoneMuted, isCameraOff } = this.state;
    if (phase !== 'idle' && phase !== 'closed' && phase !== 'failed') return;
    const tracks = { ...(audio ? { microphone: audio } : {}), ...(video ? { camera: video } : {}) };
    this.#outgoing = { ...this.#outgoing, tracks, level: 'fullVideo', speech: 'full' };
    this.#ladder = undefined;
    this.#stay = new AbortController();
    this.#lostNodeId = undefined;
    this.#stats = new StatsLedger();
    this.#store.start({ ...idleRoom, phase: 'connecting', isMicrophoneMuted, isCameraOff });
    await this.#enter(this.#stay.signal, firstEntryTries);
  }

  async setMicrophoneMuted(isMuted: boolean): Promise<void> {
    this.#store.update({ isMicrophoneMuted: isMuted });
    await this.#wish({ ...this.#outgoing, isPaused: { ...this.#outgoing.isPaused, microphone: isMuted } });
  }

  async setCameraOff(isOff: boolean): Promise<void> {
    this.#store.update({ isCameraOff: isOff });
    await this.#wish({ ...this.#outgoing, isPaused: { ...this.#outgoing.isPaused, camera: isOff } });
  }

  async replaceTrack(kind: TrackKind, track: MediaStreamTrack): Promise<void> {
    const tracks = { ...this.#outgoing.tracks, [sourceOf[kind]]: track };
    await this.#wish({ ...this.#outgoing, tracks });
  }

  /** Shows a screen to the others beside this person, or ends it. The track stays the caller's. */
  async setScreen(track: MediaStreamTrack | undefined): Promise<void> {
    const { screen: _, ...others } = this.#outgoing.tracks;
    this.#store.update({ isSharing: track !== undefined, shareError: undefined });
    await this.#wish({ ...this.#outgoing, tracks: track ? { ...others, screen: track } : others });
  }

  async leave(): Promise<void> {
    const session = this.#session;
    this.#lobby.drop();
    if (this.state.phase === 'idle' || this.#stay.signal.aborted) return;
    this.#finish({ phase: 'closed', closedReason: 'left' });
    await session?.leave();
  }

  stats(): Promise<RoomStats> {
    return this.#stats.read();
  }

  /** Tries until the person is in, the stay is over, or trying further makes no sense. */
  async #enter(stay: AbortSignal, tries: number): Promise<void> {
    for (let attempt = 0; !stay.aborted; attempt += 1) {
      try {
        return await this.#openSession(stay);
      } catch (error) {
        if (stay.aborted) return;
        const code = errorCodeOf(error, 'UNEXPECTED');
        // Who waits before the door is not sent away by a bad link.
        const isOver = attempt + 1 >= tries && this.state.phase !== 'waiting';
        if (isFinal(code) || isOver) return this.#giveUp(code);
        await pauseUntilRetry(retryDelayMs(attempt, rejoinBackOff, Math.random()), stay);
      }
    }
  }

  async #openSession(stay: AbortSignal): Promise<void> {
    const session = (await this.#joinFromLobby()) ?? (await this.#joinAnew(stay));
    if (!session) return;
    if (stay.aborted) return session.leave();
    this.#stats.mark('signalling');
    this.#ladder?.restart();
    this.#stats.follow(session, (counters, atMs) => this.#adapt(counters, atMs));
    this.#session?.close();
    this.#session = session;
    void session.send(this.#outgoing);
    Object.assign(globalThis, { [roomStatsHook]: () => this.stats() });
    this.#store.update({
      phase: 'joined',
      selfPeerId: session.peerId,
      isEncrypted: session.ticket.mediaKey !== undefined,
      peers: session.peers,
      receivedLevel: 'fullVideo',
    });
  }

  async #joinFromLobby(): Promise<MediaSession | undefined> {
    const session = await this.#lobby.take();
    if (!session) return undefined;
    this.#follow(session.ticket);
    // What has changed meanwhile shows on the long way.
    return session.join(this.#outgoing, this.#companions).then(
      () => session,
      () => undefined,
    );
  }

  async #joinAnew(stay: AbortSignal): Promise<MediaSession | undefined> {
    this.#browser.prepare();
    const ticket = await this.#getTicket(this.#lostNodeId);
    if (stay.aborted) return undefined;
    this.#follow(ticket);
    const [browser, listener] = [this.#browser, this.#listener];
    const session = await MediaSession.open({ ticket, isEarly: false, browser, listener, stay });
    await session.join(this.#outgoing, this.#companions);
    return session;
  }

  /** A stay's first ticket says what the link has usually carried; after that it is known better. */
  #follow({ nodeId, startLevel = 'fullVideo' }: NodeTicket): void {
    this.#lostNodeId = nodeId;
    this.#stats.mark('ticket');
    if (this.#ladder) return;
    this.#ladder = new UplinkLadder(startLevel);
    this.#outgoing = { ...this.#outgoing, ...this.#ladder.sending };
    this.#store.update({ level: startLevel });
  }

  #rejoin(): void {
    this.#store.update({ phase: 'reconnecting', speakingPeerIds: [] });
    void this.#enter(this.#stay.signal, Infinity);
  }

  #giveUp(error: ErrorCode): void {
    // Who was in the room and finds it closed on return has missed its end, nothing worse.
    if (error === 'SESSION_NOT_OPEN' && this.#session) {
      this.#finish({ phase: 'closed', closedReason: 'ended' });
    } else this.#finish({ phase: 'failed', error });
  }

  #finish(outcome: Pick<RoomState, 'phase' | 'closedReason' | 'error'>): void {
    this.#stay.abort();
    this.#stats.stop();
    // Leaving says goodbye over the session first.
    if (outcome.closedReason !== 'left') this.#session?.close();
    this.#session = undefined;
    Reflect.deleteProperty(globalThis, roomStatsHook);
    this.#store.update({ ...outcome, peers: [], speakingPeerIds: [], isSharing: false });
  }

  /** Sends what the link carries, and says so. */
  #adapt(counters: LinkCounters, atMs: number): void {
    this.#quality.observe(counters, atMs);
    const { tracks, isPaused } = this.#outgoing;
    const isCameraOn = (tracks.camera !== undefined && !isPaused.camera) || tracks.screen !== undefined;
    const backlogMs = this.#session?.backlogMs ?? 0;
    const sending = this.#ladder?.judge({ counters, atMs, backlogMs, isCameraOn });
    if (!sending) return;
    const { level, speech } = sending;
    if (level === this.#outgoing.level && speech === this.#outgoing.speech) return;
    this.#store.update({ level });
    void this.#wish({ ...this.#outgoing, level, speech });
  }

  async #wish(outgoing: Outgoing): Promise<void> {
    this.#outgoing = outgoing;
    await this.#session?.send(outgoing);
  }

  /** Nobody gets this source: showing it as on would be a lie. */
  #showUnpublished(source: MediaSource, code: ErrorCode): void {
    if (source === 'screen') {
      const { screen: _, ...tracks } = this.#outgoing.tracks;
      this.#outgoing = { ...this.#outgoing, tracks };
      return this.#store.update({ isSharing: false, shareError: code });
    }
    this.#outgoing = { ...this.#outgoing, isPaused: { ...this.#outgoing.isPaused, [source]: true } };
    this.#store.update(source === 'microphone' ? { isMicrophoneMuted: true } : { isCameraOff: true });
  }
}
