import type { DataSource } from '@jiedui/contracts';
import { sendsVideo } from '@jiedui/domain';
import type { Transport } from 'mediasoup-client/types';
import type { Outgoing } from '../sender.js';
import type { Signalling } from '../signalling.js';
import { StillReceiver, type StillSecrecy } from './still-receiver.js';
import { type StillChannel, StillSender } from './still-sender.js';

/** A piece that has not arrived by then is not sent again: the next picture is under way. */
const stillLifeMs = 1_500;
const source: DataSource = 'stills';

interface StillTransports {
  readonly send: Transport;
  readonly receive: Transport;
}

/** Still pictures of one stay at a node, in both directions: they stand in for video where a link carries none. */
export class Stills {
  readonly #sender: StillSender;
  readonly #receiver: StillReceiver;
  /** Somebody cannot take the video that this side sends. */
  #isWanted = false;
  #outgoing: Outgoing | undefined;

  constructor(
    { send, receive }: StillTransports,
    signalling: Signalling,
    secrecy: StillSecrecy | undefined,
    onChange: () => void,
  ) {
    send.on('producedata', ({ sctpStreamParameters }, callback, errback) => {
      signalling
        .request('dataProducer.create', { source, sctpStreamParameters })
        .then(({ dataProducerId }) => callback({ id: dataProducerId }), errback);
    });
    const channel: StillChannel = {
      open: () => send.produceData({ ordered: false, maxPacketLifeTime: stillLifeMs, label: source }),
      close: (producer) => {
        producer.close();
        // Without an answer the channel goes with the connection.
        signalling.request('dataProducer.close', { dataProducerId: producer.id }).catch(() => undefined);
      },
    };
    this.#sender = new StillSender(channel, secrecy?.encryption);
    this.#receiver = new StillReceiver(receive, signalling, secrecy, onChange);
    signalling.onPush({
      'stills.wanted': ({ isWanted }) => {
        this.#isWanted = isWanted;
        this.#settle();
      },
    });
  }

  /** How long a picture has been waiting to leave. */
  get backlogMs(): number {
    return this.#sender.backlogMs;
  }

  urlOf(peerId: string): string | undefined {
    return this.#receiver.urlOf(peerId);
  }

  send(outgoing: Outgoing): void {
    this.#outgoing = outgoing;
    this.#settle();
  }

  close(): void {
    this.#sender.setTrack(undefined);
    this.#receiver.close();
  }

  #settle(): void {
    if (!this.#outgoing) return;
    const { tracks, isPaused, level } = this.#outgoing;
    const isNeeded = level === source || (sendsVideo(level) && this.#isWanted);
    const camera = isPaused.camera ? undefined : tracks.camera;
    // What is being talked about comes before faces.
    const track = tracks.screen ?? camera;
    this.#sender.setTrack(isNeeded ? track : undefined, tracks.screen ? 'screen' : 'camera');
  }
}
