import { randomUUID } from 'node:crypto';
import { newId } from '../../../apps/api/src/base/database/id.js';
import { appoint } from '../../../apps/api/test/people-steps.js';
import type { Person } from '../cast.js';
import { countyDoctors } from './consultations.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';

const registrars: readonly Person[] = ['platformAdministrator'];
const administrators: readonly Person[] = ['invitingAdministrator', 'platformAdministrator'];
const sightedOfCounty: readonly Person[] = [...administrators, 'invitingCoordinator', 'supervisorAbove'];

const hospitalOf = async ({ api, hospitals }: Stage) => {
  const hospitalId = hospitals['COUNTY-A'] ?? '';
  const [row] = await sql<{ revision: number; region: string }>(
    api.orm,
    'select revision, region_code as region from hospital where id = ?',
    [hospitalId],
  );
  return { hospitalId, revision: row?.revision ?? 0, regionCode: row?.region ?? '' };
};

export async function importOf({ api, cast }: Stage, state: 'checked' | 'failed' = 'checked') {
  const importId = newId<string>();
  await sql(
    api.orm,
    `insert into import_run (id, state, file_name, format, sha256, size_bytes, started_by_id, started_at, created, failure)
     values (?, ?, 'x.csv', 'csv', 'x', 1, ?, now(), 1, case when ? = 'failed' then 'UNEXPECTED' end)`,
    [importId, state, cast.ids.platformAdministrator, state],
  );
  return { params: { importId } };
}

const ofFormat = { query: { format: 'csv' as const } };
const forbidden = { to: registrars, otherwise: 'forbidden' as const };

/** The directory is everybody's to read; the register is kept by few. */
export const onHospitals = {
  listRegions: { to: 'everyone', ask: () => ({ query: {} }) },
  searchRegions: { to: 'everyone', ask: () => ({ query: { search: 'yn' } }) },
  listHospitals: { to: 'everyone', ask: () => ({ query: {} }) },
  exportHospitals: { to: 'everyone', ask: () => ofFormat },
  getHospital: {
    to: 'everyone',
    ask: async (stage) => ({ params: { hospitalId: (await hospitalOf(stage)).hospitalId } }),
  },
  createHospital: {
    ...forbidden,
    ask: async (stage) => ({
      body: {
        code: `X-${randomUUID().slice(0, 8).toUpperCase()}`,
        nameZh: '新',
        nameEn: 'New',
        timeZone: 'Asia/Shanghai',
        tier: 'county',
        kind: 'general',
        parentId: null,
        parentRelation: null,
        flags: [],
        regionCode: (await hospitalOf(stage)).regionCode,
      },
    }),
  },
  updateHospital: {
    to: administrators,
    otherwise: 'forbidden',
    mayEnd: ['REVISION_CONFLICT'],
    ask: async (stage) => {
      const { hospitalId, revision } = await hospitalOf(stage);
      return { params: { hospitalId }, body: { revision, beds: 200 } };
    },
  },
  gradeHospital: {
    ...forbidden,
    mayEnd: ['REVISION_CONFLICT'],
    ask: async (stage) => {
      const { hospitalId, revision } = await hospitalOf(stage);
      return {
        params: { hospitalId },
        body: { revision, since: '2020-01-01', grade: { level: 2, class: 'A' } },
      };
    },
  },
  listPairedHospitals: { to: countyDoctors, otherwise: 'forbidden', ask: () => ({}) },
} satisfies Partial<Expectations>;

export const onImports = {
  listImports: { ...forbidden, ask: () => ({ query: {} }) },
  startImport: {
    ...forbidden,
    ask: () => ({ file: { name: 'a.csv', type: 'text/csv', content: Buffer.from('code\nX-1\n') } }),
  },
  downloadImportTemplate: { to: 'everyone', ask: () => ofFormat },
  getImport: { ...forbidden, ask: (stage) => importOf(stage) },
  listImportRows: { ...forbidden, ask: async (stage) => ({ ...(await importOf(stage)), query: {} }) },
  downloadImportReport: { ...forbidden, ask: async (stage) => ({ ...(await importOf(stage)), ...ofFormat }) },
  applyImport: {
    ...forbidden,
    ask: async (stage) => ({ ...(await importOf(stage)), body: { skipBadRows: false } }),
  },
  recheckImport: { ...forbidden, ask: (stage) => importOf(stage) },
  cancelImport: { ...forbidden, ask: (stage) => importOf(stage) },
} satisfies Partial<Expectations>;

/** A doctor of COUNTY-A whom nobody did anything to yet. */
async function somebody({ api }: Stage) {
  const email = `${randomUUID()}@somebody.example`;
  const personId = await appoint(api, { email, role: 'countyDoctor', hospital: 'COUNTY-A' });
  return { params: { personId } };
}

async function invitation(stage: Stage) {
  const invitationId = newId<string>();
  await sql(
    stage.api.orm,
    `insert into invitation (id, email, locale, role, hospital_id, valid_from, invited_by_id, invited_at, expires_at)
     values (?, ?, 'en', 'countyDoctor', ?, current_date, ?, now(), now() + interval '1 day')`,
    [
      invitationId,
      `${invitationId}@invited.example`,
      stage.hospital('COUNTY-A'),
      stage.cast.ids.invitingAdministrator,
    ],
  );
  return { params: { invitationId } };
}

const postAt = (stage: Stage) => ({
  role: 'coordinator' as const,
  hospitalId: stage.hospital('COUNTY-A'),
});
const byAdministrators = { to: administrators, otherwise: 'forbidden' as const };
const ofCounty = (stage: Stage) => ({ query: { hospitalId: stage.hospital('COUNTY-A') } });

/** Aimed at people of COUNTY-A. */
export const onPeople = {
  listPeople: { to: sightedOfCounty, otherwise: 'forbidden', ask: ofCounty },
  getPerson: { to: sightedOfCounty, otherwise: 'hidden', ask: somebody },
  updatePerson: {
    ...byAdministrators,
    ask: async (stage) => ({ ...(await somebody(stage)), body: { nameEn: 'Y' } }),
  },
  changeCredentials: {
    ...byAdministrators,
    ask: async (stage) => ({
      ...(await somebody(stage)),
      body: { licenceNumber: randomUUID(), title: 'chief', practisingSince: '2010-01-01' },
    }),
  },
  addPost: {
    to: administrators,
    forbiddenTo: sightedOfCounty,
    otherwise: 'hidden',
    ask: async (stage) => ({ ...(await somebody(stage)), body: postAt(stage) }),
  },
  endPost: {
    ...byAdministrators,
    ask: async (stage) => {
      const { params } = await somebody(stage);
      const [post] = await sql<{ id: string }>(stage.api.orm, 'select id from post where person_id = ?', [
        params.personId,
      ]);
      return { params: { ...params, postId: post?.id ?? '' }, body: { reason: 'x' } };
    },
  },
  disableAccount: {
    ...byAdministrators,
    ask: async (stage) => ({ ...(await somebody(stage)), body: { reason: 'x' } }),
  },
  enableAccount: { ...byAdministrators, ask: somebody },
  listInvitations: { to: sightedOfCounty, otherwise: 'forbidden', ask: ofCounty },
  invitePerson: {
    ...byAdministrators,
    ask: (stage) => ({ body: { ...postAt(stage), email: `${randomUUID()}@invited.example` } }),
  },
  resendInvitation: { ...byAdministrators, ask: invitation },
  revokeInvitation: { ...byAdministrators, ask: invitation },
} satisfies Partial<Expectations>;
