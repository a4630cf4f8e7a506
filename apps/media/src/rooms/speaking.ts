import type { SignallingPush } from '@jiedui/contracts';
import type { AudioLevelObserver, AudioLevelObserverVolume, Router } from 'mediasoup/types';
import type { PeerProducer, ProducerAppData } from './peer-producer.js';

type Speakers = SignallingPush<'room.speaking'>['speakers'];

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

/** Listens to a room and tells who speaks, loudest first. */
export class Speaking {
  private constructor(private readonly observer: AudioLevelObserver) {}

  static async start(router: Router, onChange: (speakers: Speakers) => void): Promise<Speaking> {
    const observer = await router.createAudioLevelObserver({ threshold, interval, maxEntries });
    observer.on('volumes', (volumes) => onChange(volumes.map(speakerOf)));
    observer.on('silence', () => onChange([]));
    return new Speaking(observer);
  }

  async follow(producer: PeerProducer): Promise<void> {
    if (producer.kind === 'audio') await this.observer.addProducer({ producerId: producer.id });
  }
}
