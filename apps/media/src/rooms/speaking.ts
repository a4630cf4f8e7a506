import type { SignallingPush } from '@jiedui/contracts';
import type { AudioLevelObserver, AudioLevelObserverVolume, Router } from 'mediasoup/types';
import type { ProducerAppData } from './peer-producer.js';

export type Speakers = SignallingPush<'room.speaking'>['speakers'];

/** The mean over the interval, pauses between words included: speech lies above, a quiet room below. */
const threshold = -70;
/**
 * Short, so that a single word is not lost in the silence around it: the mean is taken of decibels, where
 * silence weighs heavily. The worker wants ten packets, a fifth of a second of sound, in each.
 */
const interval = 300;
const maxEntries = 5;

const speakerOf = ({ producer, volume }: AudioLevelObserverVolume) => ({
  peerId: (producer.appData as ProducerAppData).peerId,
  volumeDbov: volume,
});

/** Tells who speaks, loudest first: one list of what is heard in all places that hold a part of the room. */
export class Speaking {
  private readonly observers = new Map<Router, AudioLevelObserver>();
  private readonly heard = new Map<string, Speakers>();

  /** @param onHeardHere is told of those alone who are heard on this node */
  constructor(
    private readonly onChange: (speakers: Speakers) => void,
    private readonly onHeardHere: (speakers: Speakers) => void,
  ) {}

  /** Listens to a router until it closes. */
  async listen(router: Router): Promise<void> {
    const observer = await router.createAudioLevelObserver({ threshold, interval, maxEntries });
    observer.on('volumes', (volumes) => this.hearHere(router.id, volumes.map(speakerOf)));
    observer.on('silence', () => this.hearHere(router.id, []));
    this.observers.set(router, observer);
    observer.observer.once('close', () => {
      this.observers.delete(router);
      this.hearHere(router.id, []);
    });
  }

  /** A producer made on a router that is listened to; what is only piped there is heard where it was made. */
  async follow(router: Router, producer: { readonly id: string; readonly kind: string }): Promise<void> {
    if (producer.kind === 'audio') await this.observers.get(router)?.addProducer({ producerId: producer.id });
  }

  /** @param place that hears them; what it heard before is forgotten */
  hear(place: string, speakers: Speakers): void {
    if (this.keep(place, speakers)) this.onChange(loudest([...this.heard.values()].flat()));
  }

  private hearHere(place: string, speakers: Speakers): void {
    if (!this.keep(place, speakers)) return;
    const here = new Set([...this.observers.keys()].map(({ id }) => id));
    this.onHeardHere(loudest([...this.heard].flatMap(([at, some]) => (here.has(at) ? some : []))));
    this.onChange(loudest([...this.heard.values()].flat()));
  }

  /** @returns whether anything was heard there, or is */
  private keep(place: string, speakers: Speakers): boolean {
    const wasHeard = this.heard.delete(place);
    if (speakers.length > 0) this.heard.set(place, speakers);
    return wasHeard || speakers.length > 0;
  }
}

const loudest = (speakers: Speakers): Speakers =>
  speakers.toSorted((a, b) => b.volumeDbov - a.volumeDbov).slice(0, maxEntries);
