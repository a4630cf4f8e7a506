import { ladderLevels, qualityReasons, qualityVerdicts, sessionStates } from '@jiedui/domain';
import { z } from 'zod';
import { consultationId, instant, sessionId } from './ids.js';
import { Hospital, Person, RegionName } from './people.js';

const share = z.number().nullable().meta({ description: '0 to 1; null where it was not measured' });
const level = z.enum(ladderLevels);
const count = z.number().int();
const spread = z
  .object({ median: z.number(), p95: z.number() })
  .nullable()
  .meta({ description: 'In the middle of the time, and what 95 % of it stayed below' });
const capacity = z
  .object({ median: z.number(), p10: z.number() })
  .nullable()
  .meta({ description: 'Bits a second: in the middle of the time, and what 90 % of it stayed above' });

export const QualityFaultView = z
  .object({ reason: z.enum(qualityReasons), severity: z.enum(['fair', 'poor']) })
  .meta({ id: 'QualityFault' });

/** What one participant's link came to over a session. "Uplink" is what they sent. */
export const LinkQuality = z
  .object({
    person: Person,
    hospital: Hospital.nullable(),
    startedAt: instant,
    coveredMs: count.meta({ description: 'How long it was measured' }),
    verdict: z.enum(qualityVerdicts).nullable().meta({ description: 'Null when it was too short to judge' }),
    faults: z.array(QualityFaultView),
    levelMs: z.partialRecord(level, z.number()),
    uplinkLoss: spread,
    downlinkLoss: spread,
    roundTripMs: spread,
    uplinkBps: capacity,
    downlinkBps: capacity,
    uplinkAvailableBps: capacity,
    freezeShare: share,
    concealedShare: share,
  })
  .meta({ id: 'LinkQuality' });
export type LinkQuality = z.infer<typeof LinkQuality>;

export const SessionQuality = z
  .object({
    sessionId,
    verdict: z.enum(qualityVerdicts).nullable().meta({ description: 'Of the worst link in it' }),
    links: z.array(LinkQuality),
  })
  .meta({ id: 'SessionQuality' });
export type SessionQuality = z.infer<typeof SessionQuality>;

/** A participant of a session that goes on now, as last measured. */
export const LiveParticipant = z
  .object({
    person: Person,
    joinedAt: instant,
    nodeId: z.string(),
    measuredAt: instant.nullable(),
    level: level.nullable(),
    uplinkLossShare: share,
    downlinkLossShare: share,
    roundTripMs: z.number().nullable(),
    freezeShare: share,
    concealedShare: share,
    uplinkBps: z.number().nullable(),
    downlinkBps: z.number().nullable(),
    framesPerSecond: z.number().nullable(),
  })
  .meta({ id: 'LiveParticipant' });
export type LiveParticipant = z.infer<typeof LiveParticipant>;

export const LiveRoom = z
  .object({
    sessionId,
    consultationId,
    number: z.string(),
    state: z.enum(sessionStates),
    startsAt: instant,
    invitingHospital: Hospital,
    invitedHospital: Hospital.nullable(),
    participants: z.array(LiveParticipant),
  })
  .meta({ id: 'LiveRoom' });
export type LiveRoom = z.infer<typeof LiveRoom>;

/** Rooms that are open in a region now: counts alone. */
export const LiveFigures = z
  .object({
    rooms: count,
    people: count,
    weak: count.meta({ description: 'Rooms in which somebody’s link carries no moving picture' }),
  })
  .meta({ id: 'LiveFigures' });
export type LiveFigures = z.infer<typeof LiveFigures>;

export const LiveOversight = z
  .object({
    region: RegionName,
    figures: LiveFigures,
    children: z.array(RegionName.extend({ figures: LiveFigures })),
  })
  .meta({ id: 'LiveOversight' });
export type LiveOversight = z.infer<typeof LiveOversight>;

export const LinkTally = z
  .object({
    sessions: count,
    good: count,
    fair: count,
    poor: count,
    lossShare: share,
    freezeShare: share,
    roundTripMs: z.number().nullable(),
  })
  .meta({ id: 'LinkTally' });
export type LinkTally = z.infer<typeof LinkTally>;

/** How a hospital's link was in its sessions, by the clock on its own wall. */
export const LinkHistory = z
  .object({
    hospital: Hospital,
    days: count,
    all: LinkTally,
    byDay: z.array(LinkTally.extend({ date: z.iso.date() })),
    byHour: z.array(LinkTally.extend({ hour: count })),
    byWeekday: z.array(LinkTally.extend({ weekday: count })),
    reasons: z.array(z.object({ reason: z.enum(qualityReasons), sessions: count })),
  })
  .meta({ id: 'LinkHistory' });
export type LinkHistory = z.infer<typeof LinkHistory>;
