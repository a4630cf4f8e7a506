import type { MediaSource } from '@jiedui/contracts';
import type { Device } from 'mediasoup-client';
import type { Producer, ProducerOptions, Transport } from 'mediasoup-client/types';
import type { MediaEncryption } from './encryption/media-encryption.js';
import { encodingsAt, encodingsFor, producerOptions, type Sending } from './encodings.js';
import type { Signalling } from './signalling.js';

/** What this person wants to send; outlives any one connection. */
export interface Outgoing extends Sending {
  readonly tracks: Readonly<Partial<Record<MediaSource, MediaStreamTrack>>>;
  readonly isPaused: Readonly<Record<MediaSource, boolean>>;
}

type ProducerAppData = { source: MediaSource; isPaused: boolean };

interface Published {
  readonly producing: Promise<Producer<ProducerAppData>>;
  readonly encodings: ProducerOptions['encodings'];
  /** How it is sent now: its level, or the rate of speech. */
  step: Sending['level' | 'speech'];
}

/** This person's microphone, camera and screen on one send transport. */
export class Sender {
  readonly #published = new Map<MediaSource, Published>();

  constructor(
    private readonly device: Device,
    private readonly transport: Transport,
    private readonly signalling: Signalling,
    private readonly encryption: MediaEncryption | undefined,
  ) {
    transport.on('produce', ({ kind, rtpParameters, appData }, callback, errback) => {
      const { source, isPaused } = appData as ProducerAppData;
      signalling
        .request('producer.create', { source, kind, rtpParameters, paused: isPaused })
        .then(({ producerId }) => callback({ id: producerId }), errback);
    });
  }

  async publish(source: MediaSource, track: MediaStreamTrack, isPaused: boolean): Promise<void> {
    const encodings = encodingsFor(source, track);
    const earlier = this.#published.get(source);
    if (earlier && earlier.encodings === encodings) return (await earlier.producing).replaceTrack({ track });
    if (earlier) await this.withdraw(source);
    const producing = this.transport.produce<ProducerAppData>({
      ...producerOptions(source, this.device.sendRtpCapabilities),
      track,
      ...(encodings ? { encodings } : {}),
      // The track belongs to the caller: it must survive this connection for the next one.
      stopTracks: false,
      // A picture that is held back is still to be seen here: pausing must not blind the camera.
      disableTrackOnPause: false,
      onRtpSender: (sender) => this.encryption?.seal(source, sender),
      appData: { source, isPaused },
    });
    this.#published.set(source, {
      producing,
      encodings,
      step: source === 'microphone' ? 'full' : 'fullVideo',
    });
    try {
      const producer = await producing;
      // Made paused, it would still send black frames: pausing it again stops them.
      if (isPaused) producer.pause();
    } catch (error) {
      this.#published.delete(source);
      throw error;
    }
  }

  async setPaused(source: MediaSource, isPaused: boolean): Promise<void> {
    const producer = await this.#published.get(source)?.producing;
    if (!producer || producer.closed || producer.paused === isPaused) return;
    if (isPaused) producer.pause();
    else producer.resume();
    const event = isPaused ? 'producer.pause' : 'producer.resume';
    await this.signalling.request(event, { producerId: producer.id });
  }

  /** Brings what a source sends down to what the link carries, or back. */
  async adapt(source: MediaSource, sending: Sending): Promise<void> {
    const published = this.#published.get(source);
    const step = source === 'microphone' ? sending.speech : sending.level;
    if (!published || published.step === step) return;
    published.step = step;
    const producer = await published.producing;
    if (producer.closed || !producer.rtpSender) return;
    const parameters = producer.rtpSender.getParameters();
    const wanted = encodingsAt(source, sending, published.encodings ?? []);
    parameters.encodings.forEach((encoding, at) => Object.assign(encoding, wanted[at]));
    // A browser that does not take it goes on as before: no reason to show the source as off.
    await producer.rtpSender.setParameters(parameters).catch(() => undefined);
  }

  /** What has ended; or another camera needs other encodings, and those of a producer cannot be changed. */
  async withdraw(source: MediaSource): Promise<void> {
    const published = this.#published.get(source);
    if (!published) return;
    this.#published.delete(source);
    const producer = await published.producing;
    if (producer.closed) return;
    producer.close();
    await this.signalling.request('producer.close', { producerId: producer.id });
  }
}
