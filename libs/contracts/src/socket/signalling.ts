import { ladderLevels } from '@jiedui/domain';
import { z } from 'zod';
import { dataSources, mediaSources, participantRoles } from '../control/control.js';
import { linkRequests } from './link.js';
import { journalPushes, journalRequests } from './journal.js';
import { QualitySample } from '../control/quality.js';
import { recordingPushes, recordingRequests } from './recording.js';
import { peoplePushes, peopleRequests } from './people.js';
import { nothing, type PushEvents, type RequestEvents, type SocketRequest } from './socket-contract.js';

/**
 * Signalling between a browser and the media node that holds its room. The shapes below `rtp*`, `dtls*`
 * and `ice*` are mediasoup's own: the worker validates them in depth, here they are bounded objects.
 */
const mediasoupObject = z.record(z.string(), z.unknown());
const mediasoupId = z.string().min(1).max(64);
const kind = z.enum(['audio', 'video']);
const source = z.enum(mediaSources);
const dataSource = z.enum(dataSources);
const ladderLevel = z.enum(ladderLevels);

export const TransportOptions = z.object({
  id: mediasoupId,
  iceParameters: mediasoupObject,
  iceCandidates: z.array(mediasoupObject),
  dtlsParameters: mediasoupObject,
  sctpParameters: mediasoupObject,
});

export const RoomPeer = z.object({
  peerId: z.string(),
  personId: z.string(),
  role: z.enum(participantRoles),
  nameZh: z.string(),
  nameEn: z.string(),
  level: ladderLevel.meta({ description: 'What their link carries' }),
});
export type RoomPeer = z.infer<typeof RoomPeer>;

/** Another peer's media, ready to be received. */
export const ConsumerOffer = z.object({
  consumerId: mediasoupId,
  producerId: mediasoupId,
  peerId: z.string(),
  source,
  kind,
  rtpParameters: mediasoupObject,
  producerPaused: z.boolean(),
});
export type ConsumerOffer = z.infer<typeof ConsumerOffer>;

/** Another peer's data channel. */
export const DataConsumerOffer = z.object({
  dataConsumerId: mediasoupId,
  dataProducerId: mediasoupId,
  peerId: z.string(),
  source: dataSource,
  sctpStreamParameters: mediasoupObject,
});
export type DataConsumerOffer = z.infer<typeof DataConsumerOffer>;

/** Asked by the browser, each answered by an ack. */
export const signallingRequests = {
  ...recordingRequests,
  'room.join': {
    payload: z.object({ rtpCapabilities: mediasoupObject }),
    answer: z.object({ peers: z.array(RoomPeer) }),
  },
  'room.leave': { payload: nothing, answer: nothing },
  'transport.connect': {
    payload: z.object({ transportId: mediasoupId, dtlsParameters: mediasoupObject }),
    answer: nothing,
  },
  'transport.restartIce': {
    payload: z.object({ transportId: mediasoupId }),
    answer: z.object({ iceParameters: mediasoupObject }),
  },
  'producer.create': {
    payload: z.object({ source, kind, rtpParameters: mediasoupObject, paused: z.boolean() }),
    answer: z.object({ producerId: mediasoupId }),
  },
  'producer.pause': { payload: z.object({ producerId: mediasoupId }), answer: nothing },
  'producer.resume': { payload: z.object({ producerId: mediasoupId }), answer: nothing },
  'producer.close': { payload: z.object({ producerId: mediasoupId }), answer: nothing },
  'dataProducer.create': {
    payload: z.object({ source: dataSource, sctpStreamParameters: mediasoupObject }),
    answer: z.object({ dataProducerId: mediasoupId }),
  },
  'dataProducer.close': { payload: z.object({ dataProducerId: mediasoupId }), answer: nothing },
  /** Consumers are made paused; this lets one flow once the browser is ready for it. */
  'consumer.resume': { payload: z.object({ consumerId: mediasoupId }), answer: nothing },
  /** What this side sends from now on; the others are told. */
  'continuity.tell': { payload: z.object({ level: ladderLevel }), answer: nothing },
  /** What the browser counted since it last told; about every ten seconds. */
  'quality.tell': { payload: QualitySample, answer: nothing },
  'consumer.pause': { payload: z.object({ consumerId: mediasoupId }), answer: nothing },
  ...linkRequests,
  ...journalRequests,
  ...peopleRequests,
} satisfies Record<string, SocketRequest>;

/** Said by the node. */
export const signallingPushes = {
  ...recordingPushes,
  /** First after connecting: all that is needed to set up both directions in one round trip. */
  'room.welcome': z.object({
    peerId: z.string(),
    routerRtpCapabilities: mediasoupObject,
    sendTransport: TransportOptions,
    receiveTransport: TransportOptions,
  }),
  'peer.joined': RoomPeer,
  'peer.left': z.object({ peerId: z.string() }),
  'peer.continuity': z.object({ peerId: z.string(), level: ladderLevel }),
  /** Told in one message, so that the browser negotiates all of them in one go. */
  'consumers.created': z.object({ consumers: z.array(ConsumerOffer) }),
  'consumer.closed': z.object({ consumerId: mediasoupId }),
  'consumer.paused': z.object({ consumerId: mediasoupId }),
  'consumer.resumed': z.object({ consumerId: mediasoupId }),
  /** What reaches this side from now on; the node sees it before the browser does. */
  'continuity.received': z.object({ level: ladderLevel }),
  /** Whether somebody cannot take this side's video, and needs still pictures beside it. */
  'stills.wanted': z.object({ isWanted: z.boolean() }),
  'dataConsumers.created': z.object({ dataConsumers: z.array(DataConsumerOffer) }),
  'dataConsumer.closed': z.object({ dataConsumerId: mediasoupId }),
  ...journalPushes,
  ...peoplePushes,
  /** After the last two the browser asks the api where to go and joins again; the others are final. */
  'room.closed': z.object({
    reason: z.enum(['ended', 'cancelled', 'replaced', 'removed', 'declined', 'nodeStopping', 'interrupted']),
  }),
} satisfies Record<string, z.ZodType>;

export type SignallingRequestName = keyof typeof signallingRequests;
export type SignallingPayload<N extends SignallingRequestName> = z.output<
  (typeof signallingRequests)[N]['payload']
>;
export type SignallingAnswer<N extends SignallingRequestName> = z.output<
  (typeof signallingRequests)[N]['answer']
>;
export type SignallingPushName = keyof typeof signallingPushes;
export type SignallingPush<N extends SignallingPushName> = z.output<(typeof signallingPushes)[N]>;
export type SignallingRequestEvents = RequestEvents<typeof signallingRequests>;
export type SignallingPushEvents = PushEvents<typeof signallingPushes>;

/** The path of the signalling socket on a media node's origin. */
export const signallingPath = '/signalling';
