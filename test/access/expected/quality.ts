import type { Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';

const coordinators: readonly Person[] = ['invitingCoordinator', 'invitedCoordinator', 'foreignCoordinator'];

async function regionOf({ api }: Stage) {
  const [row] = await sql<{ region: string }>(
    api.orm,
    "select region_code as region from hospital where code = 'COUNTY-A'",
  );
  return { regionCode: row?.region ?? '' };
}

/** How the links are in the sessions of a consultation, in those that go on, and at a hospital. */
export const onQuality = {
  getSessionQuality: {
    on: ['submitted', 'inSession', 'closed'],
    aim: ({ consultationId }) => ({ params: { consultationId } }),
  },
  listLiveRooms: { to: coordinators, otherwise: 'forbidden', ask: () => ({}) },
  getLiveOversight: {
    to: ['supervisorAbove'],
    hiddenFrom: ['supervisorElsewhere'],
    otherwise: 'forbidden',
    ask: async (stage) => ({ query: await regionOf(stage) }),
  },
  getLinkHistory: {
    to: ['invitingCoordinator', 'invitingAdministrator'],
    otherwise: 'forbidden',
    ask: (stage) => ({ params: { hospitalId: stage.hospital('COUNTY-A') }, query: { days: 30 } }),
  },
} satisfies Partial<Expectations>;
