import { Inject, Injectable } from '@nestjs/common';
import {
  CatalogueError,
  type LiveOversight,
  type LiveParticipant,
  type LiveRoom,
  type Region,
} from '@jiedui/contracts';
import { holdsPost, type RegionCode, supervisedRegions } from '@jiedui/domain';
import { type Clock, grouped } from '@jiedui/kernel';
import { CLOCK } from '../../base/clock.js';
import { Database } from '../../base/database/database.js';
import type { Caller } from '../../base/http/caller.js';
import { AuditTrail } from '../audit/index.js';
import { auditOf, LiveSession, Presence } from '../consultations/index.js';
import { hospitalView } from '../hospitals/index.js';
import { personView } from '../people/index.js';
import { AccessPolicy } from '../policy/index.js';
import { findRegionBranch } from '../regions/index.js';
import { liveFigures } from './live-figures.query.js';
import { latestMinutes } from './live-minutes.query.js';
import type { MinuteRow } from './quality.minutes.js';

/** A list that is fetched anew with every hint is on record once in this time. */
const listedAnewMs = 10 * 60_000;
const mostRooms = 500;
const hospitals = ['consultation', 'consultation.invitingHospital', 'consultation.invitedHospital'] as const;

const nameOf = ({ code, nameZh, nameEn }: Region) => ({ code, nameZh, nameEn });

/** Rooms in which somebody is now: to coordinators of either hospital one by one, to supervisors in counts. */
@Injectable()
export class LiveRoomsService {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly policy: AccessPolicy,
    private readonly audit: AuditTrail,
  ) {}

  list(caller: Caller): Promise<LiveRoom[]> {
    if (!holdsPost(caller.actor, 'coordinator')) throw new CatalogueError('ACTION_NOT_ALLOWED');
    return this.database.read(async (em) => {
      const open = await em.find(
        Presence,
        { leftAt: null },
        { populate: ['person'], orderBy: { joinedAt: 'asc' } },
      );
      const here = grouped(open, ({ session }) => session.id);
      const sessions = await em.find(
        LiveSession,
        { id: { $in: [...here.keys()] }, state: { $in: ['waiting', 'live'] } },
        { populate: hospitals, orderBy: { startsAt: 'asc' }, limit: mostRooms },
      );
      await this.audit.recordUnlessRecent(
        em,
        sessions.map(({ id, consultation }) => ({
          ...auditOf(consultation),
          caller,
          action: 'read' as const,
          subject: { kind: 'session' as const, id },
          why: 'coordinator',
        })),
        listedAnewMs,
      );
      const measured = await latestMinutes(
        em,
        sessions.map(({ id }) => id),
        this.clock.now(),
      );
      return sessions.map((session) => roomView(session, here.get(session.id) ?? [], measured));
    });
  }

  oversee({ actor }: Caller, wanted: RegionCode | undefined): Promise<LiveOversight> {
    const [first] = supervisedRegions(actor);
    if (first === undefined) throw new CatalogueError('ACTION_NOT_ALLOWED');
    const code = wanted ?? first;
    if (!this.policy.allows(actor, 'region.oversee', { kind: 'region', regionCode: code })) {
      throw new CatalogueError('NOT_FOUND');
    }
    return this.database.read(async (em) => {
      const branch = await findRegionBranch(em, code);
      if (!branch) throw new CatalogueError('NOT_FOUND');
      const figures = await liveFigures(em, code);
      return {
        region: nameOf(branch.region),
        figures: figures(code),
        children: branch.children.map((child) => ({ ...nameOf(child), figures: figures(child.code) })),
      };
    });
  }
}

function roomView(
  { id, state, startsAt, consultation }: LiveSession,
  here: readonly Presence[],
  measured: (session: string, person: string) => MinuteRow | undefined,
): LiveRoom {
  const { invitingHospital, invitedHospital } = consultation;
  return {
    sessionId: id,
    consultationId: consultation.id,
    number: consultation.number,
    state,
    startsAt: startsAt.toISOString(),
    invitingHospital: hospitalView(invitingHospital),
    invitedHospital: invitedHospital && hospitalView(invitedHospital),
    participants: here.map((presence) => participantView(presence, measured(id, presence.person.id))),
  };
}

const participantView = (
  { person, joinedAt, nodeId }: Presence,
  minute: MinuteRow | undefined,
): LiveParticipant => ({
  person: personView(person),
  joinedAt: joinedAt.toISOString(),
  nodeId,
  measuredAt: minute ? new Date(minute.updatedAt).toISOString() : null,
  level: minute?.level ?? null,
  uplinkLossShare: minute?.figures.uplinkLossShare ?? null,
  downlinkLossShare: minute?.figures.downlinkLossShare ?? null,
  roundTripMs: minute?.figures.roundTripMs ?? null,
  freezeShare: minute?.figures.freezeShare ?? null,
  concealedShare: minute?.figures.concealedShare ?? null,
  uplinkBps: minute?.figures.uplinkBps ?? null,
  downlinkBps: minute?.figures.downlinkBps ?? null,
  framesPerSecond: minute?.figures.framesPerSecond ?? null,
});
