import { ladderLevels } from '@jiedui/domain';
import { z } from 'zod';
import { RoomPeer } from '../socket/signalling.js';
import { dataSources, mediaNodeId, mediaSources } from './control.js';

const mediasoupObject = z.record(z.string(), z.unknown());
const feedId = z.uuid();

/** Where one node's side of a pipe is reached. The other side's name stands beside it. */
export const PipeEnd = z.object({
  /** Both sides of one pipe have the same; the node that comes first by name chooses it. */
  pairId: z.uuid(),
  /** This side has lost it: there has to be another. */
  isBroken: z.boolean(),
  ip: z.string(),
  port: z.number().int(),
  srtpParameters: mediasoupObject,
});
export type PipeEnd = z.infer<typeof PipeEnd>;

/** Something that is sent in the session, by whom and as what. */
export const SharedFeed = z.discriminatedUnion('isData', [
  z.object({
    feedId,
    peerId: z.uuid(),
    isData: z.literal(false),
    source: z.enum(mediaSources),
    isPaused: z.boolean(),
  }),
  z.object({
    feedId,
    peerId: z.uuid(),
    isData: z.literal(true),
    source: z.enum(dataSources),
    isPaused: z.boolean(),
  }),
]);
export type SharedFeed = z.infer<typeof SharedFeed>;

/** Another wish for the same feed has another id: what was given for the first is not taken for the second. */
const wish = { feedId, wishId: z.uuid() };
export const FeedWish = z.object({ ...wish, isPaused: z.boolean() });
export type FeedWish = z.infer<typeof FeedWish>;

export const FeedGift = z.object({ ...wish, pairId: z.uuid(), parameters: mediasoupObject });
export type FeedGift = z.infer<typeof FeedGift>;

export const SharedPeer = RoomPeer.extend({ received: z.enum(ladderLevels) });
export type SharedPeer = z.infer<typeof SharedPeer>;

/** All that one node holds of a session and wants of the others. Each is complete, so that any may be missed. */
export const NodeShare = z.object({
  nodeId: mediaNodeId,
  /** Of the process, as in its heartbeat. */
  runId: z.uuid(),
  /** Of the room on that node, as the journal names it. */
  place: z.uuid(),
  openedAt: z.iso.datetime(),
  version: z.number().int(),
  peers: z.array(SharedPeer),
  feeds: z.array(SharedFeed),
  /** By the node at the other side, as are the next two. */
  ends: z.record(z.string(), PipeEnd),
  wishes: z.record(z.string(), z.array(FeedWish)),
  gifts: z.record(z.string(), z.array(FeedGift)),
});
export type NodeShare = z.infer<typeof NodeShare>;

/** Said once between the nodes of a session and kept nowhere. */
export const NodeWord = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('share'), share: NodeShare }),
  z.object({ kind: z.literal('gone'), nodeId: mediaNodeId, place: z.uuid() }),
]);
export type NodeWord = z.infer<typeof NodeWord>;
