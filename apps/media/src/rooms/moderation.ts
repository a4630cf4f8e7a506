import type { RoomEvent } from '@jiedui/domain';
import type { Peer } from './peer.js';
import type { PeerProducer } from './peer-producer.js';
import type { RoomPeople } from './room-people.js';

const isMicrophone = ({ appData }: PeerProducer) => appData.source === 'microphone';

/** Carries out among the peers of this node what was decided on any. */
export class Moderation {
  private readonly told = new WeakMap<Peer, string>();

  constructor(
    private readonly people: RoomPeople,
    private readonly joined: () => readonly Peer[],
  ) {
    people.on('happened', (event) => this.carryOut(event));
    people.on('changed', () => {
      for (const peer of this.joined()) {
        if (!people.maySpeak(peer.claims)) this.mute(peer);
        this.tell(peer);
      }
    });
  }

  /** How the people stand; told again only when it has changed for this one. */
  tell(peer: Peer): void {
    const view = this.people.viewOf(peer.claims);
    const json = JSON.stringify(view);
    if (this.told.get(peer) === json) return;
    this.told.set(peer, json);
    peer.push('room.people', view);
  }

  /** Keeps a microphone silent that comes or returns while the room is quiet. */
  mustStaySilent(peer: Peer): boolean {
    return !this.people.maySpeak(peer.claims);
  }

  private carryOut(event: RoomEvent): void {
    const concerned =
      'personId' in event ? this.joined().filter(({ claims }) => claims.personId === event.personId) : [];
    if (event.kind === 'room.removed') for (const peer of concerned) peer.close('removed');
    if (event.kind === 'room.muted') for (const peer of concerned) this.mute(peer);
  }

  private mute(peer: Peer): void {
    const microphone = peer.openProducers.find(isMicrophone);
    if (!microphone || microphone.paused) return;
    // The worker may be gone, and the microphone with it.
    microphone.pause().catch(() => undefined);
    peer.push('self.muted', {});
  }
}
