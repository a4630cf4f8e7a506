import { roomRights, roomRoles, type RoomRole } from '@jiedui/domain';
import { z } from 'zod';
import { RecordingEventFact, recordingReleaseCommand, RecordingSegmentFact } from './recording.js';
import { consultationId, personId, sessionId } from '../shapes/ids.js';

export const participantRoles = roomRoles;
export type ParticipantRole = RoomRole;

/** `screen`: one at a time in a room. */
export const mediaSources = ['microphone', 'camera', 'screen'] as const;
export type MediaSource = (typeof mediaSources)[number];

/**
 * What travels over data channels. `stills`: pictures about once a second, where a link carries no video. `pointer`: where
 * somebody points on the board. `captions`: what they say, as text.
 */
export const dataSources = ['stills', 'pointer', 'captions'] as const;
export type DataSource = (typeof dataSources)[number];

export const mediaNodeId = z.string().regex(/^[\w-]{1,64}$/);

/** What a ticket entitles to; signed by the api, checked by the node, bound to one node. */
export const TicketClaims = z.object({
  sessionId,
  consultationId,
  /** A guest without an account goes by the id of their invitation. */
  personId,
  role: z.enum(participantRoles),
  /** Shown under their picture: of professionals, and of guests as they were invited. Never a patient's. */
  nameZh: z.string(),
  nameEn: z.string(),
  nodeId: z.string(),
  mayPublish: z.array(z.enum(mediaSources)),
  rights: z.array(z.enum(roomRights)),
  /** What passes through the node is sealed, and cannot be recorded. */
  isEncrypted: z.boolean().optional(),
  /** Of the HTTP request that issued it, so that the node's log lines can be joined with the api's. */
  requestId: z.string().optional(),
});
export type TicketClaims = z.infer<typeof TicketClaims>;

/** Said by each node every two seconds, kept in Redis for a few. */
export const NodeHeartbeat = z.object({
  nodeId: z.string(),
  region: z.string(),
  publicUrl: z.string(),
  /** It takes no new sessions. */
  isDraining: z.boolean(),
  /** It sends its people elsewhere. */
  isStopping: z.boolean().optional(),
  /** Busiest worker's share of one core, 0 to 1. */
  load: z.number(),
  rooms: z.number().int(),
  peers: z.number().int(),
  /** Another one each time the node begins anew. */
  runId: z.uuid().optional(),
  at: z.iso.datetime(),
});
export type NodeHeartbeat = z.infer<typeof NodeHeartbeat>;

const fact = { id: z.uuid(), at: z.iso.datetime(), nodeId: z.string() };
const inSession = { ...fact, sessionId };
const ofPerson = { ...inSession, personId };

/** What a node reports; the api decides what it means. Delivered at least once, in order per node. */
export const MediaFact = z.discriminatedUnion('type', [
  z.object({ type: z.literal('node.started'), ...fact }),
  z.object({ type: z.literal('participant.joined'), ...ofPerson }),
  z.object({ type: z.literal('participant.left'), ...ofPerson }),
  z.object({ type: z.literal('room.closed'), ...inSession }),
  /** There is more in the room's journal, which is read in Redis. */
  z.object({ type: z.literal('journal.grew'), ...inSession }),
  RecordingEventFact.extend(inSession),
  RecordingSegmentFact.extend(inSession),
]);
export type MediaFact = z.infer<typeof MediaFact>;

/** What the api asks of a node. Repeating one changes nothing. */
export const MediaCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('room.close'), sessionId, reason: z.enum(['ended', 'cancelled']) }),
  recordingReleaseCommand,
  /** Whoever was sent away before stays away. */
  z.object({ type: z.literal('room.remove'), sessionId, personId }),
]);
export type MediaCommand = z.infer<typeof MediaCommand>;

/** Redis keys of the control link, below the installation's prefix. */
export const controlKeys = {
  heartbeat: (prefix: string, nodeId: string) => `${prefix}:media:node:${nodeId}`,
  heartbeatPattern: (prefix: string) => `${prefix}:media:node:*`,
  /** The names of the nodes that whoever runs the installation wants empty; each reads it for every heartbeat. */
  drained: (prefix: string) => `${prefix}:media:drained`,
  /** Where a node hears that somebody wants a beat of it now. */
  beatWanted: (prefix: string, nodeId: string) => `${prefix}:media:beat-wanted:${nodeId}`,
  facts: (prefix: string) => `${prefix}:media:facts`,
  /** Apart from the facts, since these may be lost: however many there are, they push no fact out. */
  quality: (prefix: string) => `${prefix}:media:quality`,
  commands: (prefix: string, nodeId: string) => `${prefix}:media:commands:${nodeId}`,
  spentTicket: (prefix: string, ticketId: string) => `${prefix}:media:ticket:${ticketId}`,
  /** The braces keep both keys of a journal on one part of a Redis Cluster. */
  journal: (prefix: string, sessionId: string) => `${prefix}:media:journal:{${sessionId}}`,
  /** Which entries the journal has, the journal's id, and its size. */
  journalIndex: (prefix: string, sessionId: string) => `${prefix}:media:journal:{${sessionId}}:index`,
  /** What each node holds of a session and wants of the others; the name tells nobody which session it is. */
  shares: (prefix: string, sessionName: string) => `${prefix}:media:shares:${sessionName}`,
  /** Where nodes of a session talk to one another. */
  sharesTold: (prefix: string, sessionName: string) => `${prefix}:media:shares:${sessionName}:told`,
  /** Says to the nodes that hold the room that its journal has grown. */
  journalGrown: (prefix: string, sessionId: string) => `${prefix}:media:journal:{${sessionId}}:grown`,
} as const;
