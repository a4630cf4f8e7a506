import type { ProgrammeId, ReportId } from '@jiedui/kernel';
import { techniques } from '@jiedui/domain';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { newId } from '../../../apps/api/src/base/database/id.js';
import { Storage } from '../../../apps/api/src/base/storage/storage.js';
import { type Actor, actors, type Person } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';

const coordinatorsAndAdministrators: readonly Person[] = [
  'invitingCoordinator',
  'invitedCoordinator',
  'foreignCoordinator',
  'invitingAdministrator',
  'invitedAdministrator',
  'foreignAdministrator',
];
/** Whoever has a part in the programme sees what its hospitals tell one another. */
const staff: readonly Person[] = [
  ...coordinatorsAndAdministrators,
  'supervisorAbove',
  'supervisorElsewhere',
  'platformAdministrator',
];
const seen = { to: staff, otherwise: 'forbidden' as const };
/** A hospital tells its figures itself. */
const told = {
  to: ['invitingCoordinator', 'invitingAdministrator'] as readonly Person[],
  otherwise: 'forbidden' as const,
};
const kept = { to: ['platformAdministrator'] as readonly Person[], otherwise: 'forbidden' as const };
const owned = { to: ['supervisorAbove'] as readonly Person[], otherwise: 'hidden' as const };

const county = (stage: Stage) => ({ hospitalId: stage.hospital('COUNTY-A') as never });

async function introduced(stage: Stage, actor: Actor) {
  const id = randomUUID();
  const technique = techniques[actors.indexOf(actor)];
  const { hospitalId } = county(stage);
  const { orm } = stage.api;
  await sql(orm, 'delete from technique_introduced where hospital_id = ? and technique = ?', [
    hospitalId,
    technique,
  ]);
  await sql(
    orm,
    `insert into technique_introduced (id, hospital_id, technique, since, told_at) values (?, ?, ?, '2025-01-01', now())`,
    [id, hospitalId, technique],
  );
  return { params: { hospitalId, introducedId: id } };
}

/** A file that the coordinator of COUNTY-A had checked, with nothing in it to take in. */
async function checkedFile(stage: Stage) {
  const id = randomUUID();
  const findings = { id, fileName: 'x.csv', created: 0, changed: 0, unchanged: 0, bad: 0, faults: [] };
  await sql(
    stage.api.orm,
    `insert into outcome_import (id, file_name, format, sha256, checked_by_id, checked_at, findings)
     values (?, 'x.csv', 'csv', 'x', ?, now(), ?::jsonb)`,
    [id, stage.cast.ids.invitingCoordinator, JSON.stringify({ ...findings, appliedAt: null, revisions: [] })],
  );
  return { params: { importId: id } };
}

/** On the figures of COUNTY-A and of its region. */
export const onOutcomes = {
  getRegionOutcomes: { ...seen, ask: () => ({ query: { regionCode: '53' } }) },
  getHospitalOutcomes: { ...seen, ask: (stage) => ({ params: county(stage), query: {} }) },
  listReplacedOutcomes: { ...seen, ask: (stage) => ({ params: county(stage), query: {} }) },
  tellOutcomes: {
    ...told,
    mayEnd: ['REVISION_CONFLICT'],
    ask: (stage) => ({
      params: { ...county(stage), quarter: '2022Q1' },
      body: {
        reason: 'x',
        lines: [
          {
            specialty: 'oncology',
            revision: 0,
            figures: {
              casesLocal: 1,
              casesTransferred: 1,
              localFeeYuan: null,
              outsideFeeYuan: null,
              recognisedResults: null,
              recognisedYuan: null,
            },
          },
        ],
      },
    }),
  },
  introduceTechnique: {
    ...told,
    mayEnd: ['TECHNIQUE_ALREADY_TOLD'],
    ask: (stage) => ({
      params: county(stage),
      body: { technique: 'remoteReporting', since: '2025-01-01' },
    }),
  },
  withdrawTechnique: {
    ...told,
    ask: async (stage, actor) => ({ ...(await introduced(stage, actor)), body: { reason: 'x' } }),
  },
  downloadOutcomeTemplate: { to: 'everyone', ask: () => ({ query: { format: 'csv' } }) },
  checkOutcomeFile: {
    to: coordinatorsAndAdministrators,
    otherwise: 'forbidden',
    ask: () => ({
      file: {
        name: 'a.csv',
        type: 'text/csv',
        content: Buffer.from('hospitalCode,quarter,specialty,casesLocal,casesTransferred\n'),
      },
    }),
  },
  applyOutcomeFile: {
    to: ['invitingCoordinator'],
    hiddenFrom: coordinatorsAndAdministrators.filter((person) => person !== 'invitingCoordinator'),
    otherwise: 'forbidden',
    mayEnd: ['IMPORT_CHANGES_NOTHING'],
    ask: async (stage) => ({ ...(await checkedFile(stage)), body: { reason: '', skipBadRows: false } }),
  },
} satisfies Partial<Expectations>;

const content = {
  nameZh: '项目',
  nameEn: 'Programme',
  purposeZh: '',
  purposeEn: '',
  startsOn: '2026-01-01',
  endsOn: null,
};
const newCode = () => `X-${randomUUID().slice(0, 8).toUpperCase()}`;
const target = {
  kind: 'centre',
  what: 'stroke',
  dueOn: '2026-12-31',
  fundsYuan: null,
  reachedOn: null,
  note: '',
} as const;

async function programme({ api }: Stage) {
  const programmeId = newId<ProgrammeId>();
  await sql(
    api.orm,
    `insert into programme (id, code, name_zh, name_en, starts_on, created_at, updated_at)
     values (?, ?, '项目', 'Programme', '2026-01-01', now(), now())`,
    [programmeId, newCode()],
  );
  return { params: { programmeId } };
}

async function figureOf(stage: Stage) {
  const { params } = await programme(stage);
  const figureId = randomUUID();
  await sql(
    stage.api.orm,
    `insert into programme_figure (id, programme_id, code, value, as_of, as_of_precision, source_zh, source_en)
     values (?, ?, 'counties', 1, '2026-01-01', 'year', 'x', 'x')`,
    [figureId, params.programmeId],
  );
  return { params: { ...params, figureId } };
}

async function memberOf(stage: Stage) {
  const { params } = await programme(stage);
  await sql(
    stage.api.orm,
    `insert into programme_member (programme_id, hospital_id, role, since) values (?, ?, 'assisted', '2026-01-01')`,
    [params.programmeId, stage.hospital('COUNTY-A')],
  );
  return { params: { ...params, ...county(stage) } };
}

async function targetOf(stage: Stage) {
  const { params } = await programme(stage);
  const targetId = randomUUID();
  await sql(
    stage.api.orm,
    `insert into programme_target (id, programme_id, hospital_id, kind, what, due_on, updated_at)
     values (?, ?, ?, 'centre', 'stroke', '2026-12-31', now())`,
    [targetId, params.programmeId, stage.hospital('COUNTY-A')],
  );
  return { params: { targetId } };
}

export const onProgrammes = {
  listProgrammes: { ...seen, ask: () => ({ query: {} }) },
  getProgramme: { ...seen, ask: programme },
  createProgramme: { ...kept, ask: () => ({ body: { ...content, code: newCode() } }) },
  updateProgramme: {
    ...kept,
    ask: async (stage) => ({
      ...(await programme(stage)),
      body: { ...content, code: newCode(), revision: 1 },
    }),
  },
  removeProgramme: { ...kept, ask: programme },
  saveProgrammeFigure: {
    ...kept,
    ask: async (stage) => ({
      ...(await programme(stage)),
      body: {
        code: 'counties',
        bound: 'exactly',
        value: 1,
        asOf: '2026-01-01',
        asOfPrecision: 'year',
        sourceZh: 'x',
        sourceEn: 'x',
      },
    }),
  },
  removeProgrammeFigure: { ...kept, ask: figureOf },
  listProgrammeMembers: { ...seen, ask: async (stage) => ({ ...(await programme(stage)), query: {} }) },
  saveProgrammeMember: {
    ...kept,
    ask: async (stage) => ({
      params: { ...(await programme(stage)).params, ...county(stage) },
      body: { role: 'assisted', since: '2026-01-01', until: null },
    }),
  },
  removeProgrammeMember: { ...kept, ask: memberOf },
  listTargets: { ...seen, ask: () => ({ query: {} }) },
  addTarget: {
    ...kept,
    ask: async (stage) => ({ ...(await programme(stage)), body: { ...target, ...county(stage) } }),
  },
  changeTarget: {
    ...kept,
    ask: async (stage) => ({ ...(await targetOf(stage)), body: { ...target, revision: 1 } }),
  },
  removeTarget: { ...kept, ask: targetOf },
  listHospitalGroups: { ...seen, ask: () => ({ query: {} }) },
} satisfies Partial<Expectations>;

/** A report of the province above COUNTY-A, asked for by its supervisor. */
export async function reportOf({ api, cast }: Stage, state: 'queued' | 'ready' | 'failed') {
  const reportId = newId<ReportId>();
  const { sha256, sizeBytes } = await api.app.get(Storage).keep(Readable.from([Buffer.from('report')]));
  await sql(
    api.orm,
    `insert into report (id, region_code, first_quarter, last_quarter, baseline_quarter, format, locale, state, failure,
       asked_by_id, asked_at, expires_at, sha256, size_bytes)
     values (?, '53', '2025Q1', '2025Q2', '2025Q1', 'pdf', 'en', ?, case when ? = 'failed' then 'UNEXPECTED' end,
       ?, now(), now() + interval '1 day', ?, ?)`,
    [reportId, state, state, cast.ids.supervisorAbove, sha256, sizeBytes],
  );
  return { params: { reportId } };
}

export const onReports = {
  askReport: {
    to: ['supervisorAbove'],
    otherwise: 'forbidden',
    ask: () => ({ body: { regionCode: '53', format: 'xlsx' } }),
  },
  listReports: { ...seen, ask: () => ({ query: {} }) },
  getReport: { ...owned, ask: (stage) => reportOf(stage, 'queued') },
  retryReport: { ...owned, ask: (stage) => reportOf(stage, 'failed') },
  cancelReport: { ...owned, ask: (stage) => reportOf(stage, 'queued') },
  downloadReport: { ...owned, ask: (stage) => reportOf(stage, 'ready') },
} satisfies Partial<Expectations>;
