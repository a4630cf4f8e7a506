import type { Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';

const coordinators: readonly Person[] = ['invitingCoordinator', 'invitedCoordinator'];
const administrators: readonly Person[] = ['invitingAdministrator', 'invitedAdministrator'];

/** Whoever looks after the pair COUNTY-A and TOP-A. */
export const tenders: readonly Person[] = [...coordinators, ...administrators, 'supervisorAbove'];

/** Everybody at either hospital sees how the pair stands. */
const sighted: readonly Person[] = [
  ...tenders,
  'platformAdministrator',
  'requester',
  'colleagueDoctor',
  'glassBreaker',
  'lateGlassBreaker',
  'assignedExpert',
  'invitedExpert',
  'otherExpert',
  'mdtMember',
];

const programmeStaff: readonly Person[] = [
  ...tenders,
  'foreignCoordinator',
  'foreignAdministrator',
  'supervisorElsewhere',
  'platformAdministrator',
];

export async function pairOf(stage: Stage) {
  const [row] = await sql<{ pairingId: string }>(
    stage.api.orm,
    'select id as "pairingId" from pairing where inviting_hospital_id = ? and invited_hospital_id = ?',
    [stage.hospital('COUNTY-A'), stage.hospital('TOP-A')],
  );
  return { params: { pairingId: row?.pairingId ?? '' } };
}

const inTenDays = () => new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
const byTenders = { to: tenders, otherwise: 'forbidden' as const };

export const onRadar = {
  listRadar: { to: programmeStaff, otherwise: 'forbidden', ask: () => ({ query: {} }) },
  getRegionRadar: { to: programmeStaff, otherwise: 'forbidden', ask: () => ({ query: {} }) },
  getPairingRadar: { to: sighted, otherwise: 'forbidden', ask: pairOf },
  acknowledgeRadar: { ...byTenders, ask: pairOf },
  snoozeRadar: {
    ...byTenders,
    ask: async (stage) => ({
      ...(await pairOf(stage)),
      body: { until: inTenDays(), reason: 'A reason' },
    }),
  },
  endSnooze: { ...byTenders, ask: pairOf },
} satisfies Partial<Expectations>;
