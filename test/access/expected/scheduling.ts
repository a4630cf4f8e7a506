import type { HospitalId, ResourceId } from '@jiedui/kernel';
import { createHash, randomUUID } from 'node:crypto';
import type { Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';
import type { Target } from '../target.js';

const schedulers: readonly Person[] = [
  'requester',
  'assignedExpert',
  'invitingCoordinator',
  'invitedCoordinator',
];
const ofTop: readonly Person[] = [
  'assignedExpert',
  'invitedExpert',
  'otherExpert',
  'mdtMember',
  'invitedCoordinator',
  'invitedAdministrator',
];
const dayMs = 86_400_000;

const params = ({ consultationId }: Target) => ({ params: { consultationId } });
/** Nobody else books that far ahead. */
const sometime = () => {
  const startsAt = Date.now() + (90_000 + Math.floor(Math.random() * 40_000)) * dayMs;
  return { startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + 1_200_000).toISOString() };
};
const top = (stage: Stage) => ({ hospitalId: stage.hospital('TOP-A') as HospitalId });
const expert = ({ cast }: Stage) => ({ personId: cast.ids.assignedExpert });
const byExpertOrCoordinator = {
  to: ['assignedExpert', 'invitedCoordinator'] as const,
  otherwise: 'forbidden' as const,
};
const byKeepers = {
  to: ['invitedCoordinator', 'invitedAdministrator'] as const,
  otherwise: 'forbidden' as const,
};
const room = { kind: 'room' as const, nameZh: '会诊室', nameEn: 'Room' };

async function newRoom(stage: Stage): Promise<{ resourceId: ResourceId }> {
  const resourceId = randomUUID() as ResourceId;
  await sql(
    stage.api.orm,
    `insert into resource (id, hospital_id, kind, name_zh, name_en, created_at) values (?, ?, 'room', 'x', 'x', now())`,
    [resourceId, stage.hospital('TOP-A')],
  );
  return { resourceId };
}

async function newLeave(stage: Stage): Promise<{ exceptionId: string }> {
  const exceptionId = randomUUID();
  const { startsAt, endsAt } = sometime();
  await sql(
    stage.api.orm,
    `insert into availability_exception (id, person_id, kind, starts_at, ends_at, created_at) values (?, ?, 'leave', ?, ?, now())`,
    [exceptionId, stage.cast.ids.assignedExpert, startsAt, endsAt],
  );
  return { exceptionId };
}

/** The same for everybody: they ask at the same time, and a person has one feed. */
async function feed(stage: Stage): Promise<{ token: string }> {
  const token = createHash('sha256').update('feed of the stage').digest('base64url');
  const row = [stage.cast.ids.mdtMember, createHash('sha256').update(token).digest('hex')];
  await sql(
    stage.api.orm,
    `delete from calendar_feed where person_id = ? and token_sha256 <> decode(?, 'hex')`,
    row,
  );
  await sql(
    stage.api.orm,
    `insert into calendar_feed (person_id, token_sha256, created_at) values (?, decode(?, 'hex'), now())
     on conflict do nothing`,
    row,
  );
  return { token };
}

export const onScheduling = {
  searchSlots: {
    on: ['accepted', 'scheduled'],
    to: schedulers,
    aim: (target) => {
      const from = new Date();
      const until = new Date(from.getTime() + dayMs);
      return {
        ...params(target),
        body: { from: from.toISOString(), until: until.toISOString(), durationMinutes: 20 },
      };
    },
  },
  holdSlot: {
    on: ['accepted'],
    to: schedulers,
    aim: (target) => ({ ...params(target), body: sometime() }),
  },
  releaseHold: { on: ['accepted'], to: schedulers, aim: params },
  getAppointmentFile: { on: ['scheduled'], aim: params },
  getAvailability: { ...byExpertOrCoordinator, ask: (stage) => ({ params: expert(stage) }) },
  saveAvailability: {
    ...byExpertOrCoordinator,
    mayEnd: ['REVISION_CONFLICT'],
    ask: (stage) => ({
      params: expert(stage),
      body: { revision: 0, weeks: [], walkBeforeMinutes: 0, walkAfterMinutes: 0 },
    }),
  },
  addAvailabilityException: {
    ...byExpertOrCoordinator,
    ask: (stage) => ({ params: expert(stage), body: { kind: 'leave', ...sometime() } }),
  },
  removeAvailabilityException: {
    ...byExpertOrCoordinator,
    ask: async (stage) => ({ params: { ...expert(stage), ...(await newLeave(stage)) } }),
  },
  listResources: { to: 'everyone', ask: (stage) => ({ params: top(stage) }) },
  addResource: { ...byKeepers, ask: (stage) => ({ params: top(stage), body: room }) },
  changeResource: {
    ...byKeepers,
    ask: async (stage) => ({ params: await newRoom(stage), body: { nameZh: '会诊二室' } }),
  },
  getBoard: {
    to: ofTop,
    otherwise: 'forbidden',
    ask: (stage) => ({ params: top(stage), query: { day: new Date().toISOString().slice(0, 10) } }),
  },
  getMyCalendar: {
    to: 'everyone',
    ask: () => ({ query: { from: '2030-01-01T00:00:00Z', until: '2030-02-01T00:00:00Z' } }),
  },
  getCalendarFeed: { to: 'everyone', ask: () => ({}) },
  rotateCalendarFeed: { to: 'everyone', ask: () => ({}) },
  revokeCalendarFeed: { to: 'everyone', ask: () => ({}) },
  readCalendarFeed: { to: 'public', ask: async (stage) => ({ params: await feed(stage) }) },
} satisfies Partial<Expectations>;
