import type { Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';

const answerable: readonly Person[] = ['invitingAdministrator', 'platformAdministrator'];
const ofCounty = (stage: Stage) => ({ hospitalId: stage.hospital('COUNTY-A') });

async function regionOf({ api }: Stage) {
  const [row] = await sql<{ region: string }>(
    api.orm,
    "select region_code as region from hospital where code = 'COUNTY-A'",
  );
  return { regionCode: row?.region ?? '' };
}

async function eventOfCounty(stage: Stage) {
  const [event] = await sql<{ id: string }>(
    stage.api.orm,
    'select id from audit_event where hospital_ids = array[?]::uuid[] limit 1',
    [stage.hospital('COUNTY-A')],
  );
  return { params: { auditEventId: event?.id ?? '' } };
}

/** Of the region of COUNTY-A, and of what was done there. */
export const onInspection = {
  getOversight: {
    to: ['supervisorAbove'],
    hiddenFrom: ['supervisorElsewhere'],
    otherwise: 'forbidden',
    ask: async (stage) => ({ query: await regionOf(stage) }),
  },
  listOverseenConsultations: {
    to: ['supervisorAbove'],
    hiddenFrom: ['supervisorElsewhere'],
    otherwise: 'forbidden',
    ask: async (stage) => ({ query: await regionOf(stage) }),
  },
  listAuditEvents: {
    to: answerable,
    otherwise: 'forbidden',
    ask: (stage) => ({ query: ofCounty(stage) }),
  },
  exportAuditEvents: {
    to: answerable,
    otherwise: 'forbidden',
    ask: (stage) => ({ query: { ...ofCounty(stage), format: 'csv' } }),
  },
  getAuditEvent: {
    to: answerable,
    hiddenFrom: ['invitedAdministrator', 'foreignAdministrator'],
    otherwise: 'forbidden',
    ask: eventOfCounty,
  },
  getAuditChain: { to: ['platformAdministrator'], otherwise: 'forbidden', ask: () => ({ query: {} }) },
  verifyAuditChain: { to: ['platformAdministrator'], otherwise: 'forbidden', ask: () => ({ query: {} }) },
} satisfies Partial<Expectations>;
