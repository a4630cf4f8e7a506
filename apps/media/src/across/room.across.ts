import type { RoomPeer, SharedPeer, SignallingPush, SignallingPushName } from '@jiedui/contracts';
import type { PersonId, SessionId } from '@jiedui/kernel';
import type { Sender } from '../rooms/pictures.js';
import type { Peer } from '../rooms/peer.js';
import type { RoomMedia } from '../rooms/room-media.js';
import type { RoomPeople } from '../rooms/room-people.js';
import type { ExchangeRegistry } from './exchange.registry.js';
import { RoomBridge } from './room.bridge.js';
import type { SessionExchange } from './session.exchange.js';

/** What the bridge needs of the room. */
interface RoomSide {
  readonly sessionId: SessionId;
  readonly media: RoomMedia;
  readonly people: RoomPeople;
  joined(): readonly Peer[];
  /** To everybody here. */
  tell<E extends SignallingPushName>(event: E, payload: SignallingPush<E>): void;
  /** Who has joined on another node is here no more. */
  sendAway(personId: PersonId): void;
  onPeopleChanged(): void;
}

/** Shows the people of a room those of other nodes as if they were here. */
export class RoomAcross {
  readonly bridge: RoomBridge;
  private readonly exchange: SessionExchange;

  constructor(
    private readonly exchanges: ExchangeRegistry,
    private readonly room: RoomSide,
  ) {
    const { media, people } = room;
    this.exchange = exchanges.open(room.sessionId);
    this.bridge = new RoomBridge(this.exchange, {
      place: people.place,
      carrier: media.carrier,
      listenInfo: exchanges.pipeListenInfo,
      wing: () => media.wings.any(),
      joined: room.joined,
      people: () => people.state,
      watch: (nodeId, runId) => exchanges.watch(nodeId, runId),
    });
    this.show();
    people.on('happened', (event) => {
      if (event.kind !== 'room.entered' || event.place === people.place) return;
      // Of several coming at once the last one counts, on every node alike.
      if (people.state.members.get(event.personId)?.place === event.place) room.sendAway(event.personId);
    });
    people.on('changed', () => this.bridge.review());
  }

  /** For how pictures reach whom. */
  get senders(): readonly Sender[] {
    return this.bridge.peers.map(({ peerId, level, received }) => ({ id: peerId, level, received }));
  }

  /** As browsers are told of them. */
  get described(): readonly RoomPeer[] {
    return this.bridge.peers.map(describe);
  }

  close(): void {
    this.bridge.close();
    this.exchanges.close(this.exchange);
  }

  private show(): void {
    const { bridge, room } = this;
    bridge.on('joined', (peer) => {
      room.tell('peer.joined', describe(peer));
      room.onPeopleChanged();
    });
    bridge.on('left', ({ peerId }) => {
      room.tell('peer.left', { peerId });
      room.onPeopleChanged();
    });
    bridge.on('levelTold', ({ peerId }, level) => room.tell('peer.continuity', { peerId, level }));
    bridge.on('sent', (feeds) => room.media.offerToAll(feeds));
    bridge.on('changed', () => room.media.elsewhereChanged());
    // Its people are gone as if they had left; who came back elsewhere stays.
    bridge.on('nodeLost', (place, peers) => {
      for (const { personId } of peers)
        room.people.note({ kind: 'room.left', personId: personId as PersonId, place });
    });
  }
}

const describe = ({ peerId, personId, role, nameZh, nameEn, level }: SharedPeer): RoomPeer => ({
  peerId,
  personId,
  role,
  nameZh,
  nameEn,
  level,
});
