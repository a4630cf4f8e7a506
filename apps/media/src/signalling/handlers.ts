import { CatalogueError, type SignallingRequestName } from '@jiedui/contracts';
import type { DtlsParameters, RtpParameters, SctpStreamParameters } from 'mediasoup/types';
import { journalHandlers } from '../journal/journal.handlers.js';
import { recordingHandlers } from '../recording/recording.handlers.js';
import type { Handlers } from './handler.js';
import { linkHandlers } from './link.handlers.js';
import { peopleHandlers } from './people.handlers.js';

/** One per request of the contract: a missing one, or one that reads or answers wrongly, does not compile. */
type AllHandlers = Handlers<SignallingRequestName>;

const nothing = {};

/**
 * What a browser may ask for. Ids are looked up among the peer's own things only. The rtp and dtls objects
 * are as deep as mediasoup's own types; it validates them where they are used.
 */
export const handlers: AllHandlers = {
  ...recordingHandlers,
  'room.join': async ({ room, peer }, { rtpCapabilities }) => ({
    peers: [...room.join(peer, rtpCapabilities)],
  }),

  'room.leave': async ({ peer }) => {
    // Not before the answer has gone out over the socket that this closes.
    setImmediate(() => peer.close());
    return nothing;
  },

  'transport.connect': async ({ peer }, { transportId, dtlsParameters }) => {
    await peer.transports.connect(transportId, dtlsParameters as DtlsParameters);
    return nothing;
  },

  'transport.restartIce': async ({ peer }, { transportId }) => ({
    iceParameters: await peer.transports.restartIce(transportId),
  }),

  'producer.create': async ({ room, peer }, { source, kind, rtpParameters, paused }) => {
    const isSilenced = source === 'microphone' && !paused && room.moderation.mustStaySilent(peer);
    const wish = {
      source,
      kind,
      rtpParameters: rtpParameters as RtpParameters,
      paused: paused || isSilenced,
    };
    const produce = () => peer.produce(wish);
    const producer = source === 'screen' ? await room.sharing.begin(peer, produce) : await produce();
    if (isSilenced) peer.push('self.muted', {});
    return { producerId: producer.id };
  },

  'producer.pause': async ({ peer }, { producerId }) => {
    await peer.producer(producerId).pause();
    return nothing;
  },

  'producer.resume': async ({ room, peer }, { producerId }) => {
    const producer = peer.producer(producerId);
    const isMicrophone = producer.appData.source === 'microphone';
    if (isMicrophone && room.moderation.mustStaySilent(peer)) throw new CatalogueError('ROOM_KEPT_QUIET');
    await producer.resume();
    return nothing;
  },

  'producer.close': async ({ peer }, { producerId }) => {
    peer.closeProducer(producerId);
    return nothing;
  },

  'dataProducer.create': async ({ room, peer }, { source, sctpStreamParameters }) => {
    const producer = await room.media.produceData(peer, source, sctpStreamParameters as SctpStreamParameters);
    return { dataProducerId: producer.id };
  },

  'dataProducer.close': async ({ peer }, { dataProducerId }) => {
    peer.data.closeProducer(dataProducerId);
    return nothing;
  },

  'continuity.tell': async ({ room, peer }, { level }) => {
    room.tellLevel(peer, level);
    return nothing;
  },

  'quality.tell': async ({ room, peer }, sample) => {
    room.tellQuality(peer, sample);
    return nothing;
  },

  'consumer.resume': async ({ peer }, { consumerId }) => {
    await peer.media.setReady(consumerId, true);
    return nothing;
  },

  'consumer.pause': async ({ peer }, { consumerId }) => {
    await peer.media.setReady(consumerId, false);
    return nothing;
  },

  ...linkHandlers,
  ...journalHandlers,
  ...peopleHandlers,
};
