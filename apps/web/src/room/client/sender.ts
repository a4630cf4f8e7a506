import type { MediaSource } from '@jiedui/contracts';
import type { Device } from 'mediasoup-client';
import type { Producer, Transport } from 'mediasoup-client/types';
import { producerOptions } from './encodings.js';
import type { Signalling } from './signalling.js';

/** What this person wants to send; outlives any one connection. */
export interface Outgoing {
  readonly tracks: Readonly<Partial<Record<MediaSource, MediaStreamTrack>>>;
  readonly isPaused: Readonly<Record<MediaSource, boolean>>;
}

type ProducerAppData = { source: MediaSource; isPaused: boolean };

/** This person's microphone and camera on one send transport. */
export class Sender {
  readonly #producers = new Map<MediaSource, Promise<Producer<ProducerAppData>>>();

  constructor(
    private readonly device: Device,
    private readonly transport: Transport,
    private readonly signalling: Signalling,
  ) {
    transport.on('produce', ({ kind, rtpParameters, appData }, callback, errback) => {
      const { source, isPaused } = appData as ProducerAppData;
      signalling
        .request('producer.create', { source, kind, rtpParameters, paused: isPaused })
        .then(({ producerId }) => callback({ id: producerId }), errback);
    });
  }

  async publish(source: MediaSource, track: MediaStreamTrack, isPaused: boolean): Promise<void> {
    const earlier = this.#producers.get(source);
    if (earlier) return (await earlier).replaceTrack({ track });
    track.enabled = !isPaused;
    const producing = this.transport.produce<ProducerAppData>({
      track,
      // The track belongs to the caller: it must survive this connection for the next one.
      stopTracks: false,
      appData: { source, isPaused },
      ...producerOptions(source, this.device.sendRtpCapabilities),
    });
    this.#producers.set(source, producing);
    try {
      const producer = await producing;
      // Made paused, it would still send black frames: pausing it again stops them.
      if (isPaused) producer.pause();
    } catch (error) {
      this.#producers.delete(source);
      throw error;
    }
  }

  async setPaused(source: MediaSource, isPaused: boolean): Promise<void> {
    const producer = await this.#producers.get(source);
    if (!producer || producer.closed || producer.paused === isPaused) return;
    if (isPaused) producer.pause();
    else producer.resume();
    const event = isPaused ? 'producer.pause' : 'producer.resume';
    await this.signalling.request(event, { producerId: producer.id });
  }
}
