import type { NeedsFileReport, NeedsFileRow } from '@jiedui/contracts';
import {
  answerDifferences,
  type NeedsFaultCode,
  type NeedsHospitalOutcome,
  type QuestionnaireKind,
  questionnaireKindOf,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { createHash } from 'node:crypto';
import { findHospitals, type HospitalRecord } from '../hospitals/index.js';
import { blamed, type HospitalRows } from './file.assembly.js';
import { findQuestionnaires, type QuestionnaireRecord } from './questionnaire.record.js';

/** What the file does to one hospital it names. */
export interface HospitalVerdict extends HospitalRows {
  readonly hospital: HospitalRecord | undefined;
  /** Of the year, as it is now; 0 for none. */
  readonly version: number;
  readonly outcome: NeedsHospitalOutcome;
}

export interface FileScope {
  readonly kind: QuestionnaireKind;
  readonly year: number;
  readonly mayImport: (hospital: HospitalRecord) => boolean;
}

const strings = 'array(select jsonb_array_elements_text(?::jsonb))';

export async function hospitalsOf(em: EntityManager, groups: readonly HospitalRows[]) {
  const records = await findHospitals(em, `where h.code = any(${strings})`, [
    JSON.stringify(groups.map(({ code }) => code)),
  ]);
  return new Map(records.map((record) => [record.code, record]));
}

async function latestOf(em: EntityManager, hospitalIds: readonly HospitalId[], { kind, year }: FileScope) {
  const records = await findQuestionnaires(
    em,
    `select distinct on (hospital_id) * from questionnaire
     where kind = ? and year = ? and state = 'submitted' and hospital_id = any(${strings}::uuid[])
     order by hospital_id, version desc`,
    [kind, year, JSON.stringify(hospitalIds)],
  );
  return new Map(records.map((record) => [record.hospitalId, record]));
}

function blameOf(
  hospital: HospitalRecord | undefined,
  { kind, mayImport }: FileScope,
): NeedsFaultCode | undefined {
  if (!hospital) return 'hospitalUnknown';
  if (!mayImport(hospital)) return 'hospitalNotYours';
  return questionnaireKindOf(hospital) === kind ? undefined : 'hospitalOtherKind';
}

function outcomeOf({ answers }: HospitalRows, latest: QuestionnaireRecord | undefined): NeedsHospitalOutcome {
  if (!answers) return 'bad';
  if (!latest) return 'created';
  return answerDifferences(latest.answers, answers).length === 0 ? 'unchanged' : 'changed';
}

/** Lays the rows over what the register and the hospitals say now. */
export async function judge(
  em: EntityManager,
  groups: readonly HospitalRows[],
  scope: FileScope,
): Promise<HospitalVerdict[]> {
  const hospitals = await hospitalsOf(em, groups);
  const latest = await latestOf(
    em,
    [...hospitals.values()].map(({ id }) => id),
    scope,
  );
  return groups.map((group) => {
    const hospital = hospitals.get(group.code);
    const blame = group.code === '' ? undefined : blameOf(hospital, scope);
    const rows = blame ? group.rows.map((row) => blamed(row, { column: 'code', code: blame })) : group.rows;
    const judged = { ...group, rows, answers: blame ? null : group.answers };
    const before = hospital && latest.get(hospital.id);
    return { ...judged, hospital, version: before?.version ?? 0, outcome: outcomeOf(judged, before) };
  });
}

const shownLength = 100;

function faultyRows({ rows, outcome }: HospitalVerdict): NeedsFileRow[] {
  if (outcome !== 'bad') return [];
  return rows.map(({ rowNumber, cells, faults }) => ({
    rowNumber,
    code: cells.code?.slice(0, shownLength) ?? null,
    outcome: faults.length > 0 ? 'bad' : 'heldBack',
    faults: faults.map((fault) => ({ ...fault, value: (cells[fault.column] ?? '').slice(0, shownLength) })),
  }));
}

/** Stands for the file and for all that it would change: the same digest, the same effect. */
function digestOf(content: Buffer, { kind, year }: FileScope, verdicts: readonly HospitalVerdict[]): string {
  const effect = verdicts.map(({ hospital, version, outcome }) => [hospital?.id ?? null, version, outcome]);
  return createHash('sha256')
    .update(content)
    .update(JSON.stringify([kind, year, effect]))
    .digest('hex');
}

export function reportOf(
  content: Buffer,
  scope: FileScope,
  verdicts: readonly HospitalVerdict[],
  isApplied: boolean,
): NeedsFileReport {
  const counts = { created: 0, changed: 0, unchanged: 0, bad: 0 };
  for (const { outcome } of verdicts) counts[outcome] += 1;
  return {
    kind: scope.kind,
    year: scope.year,
    digest: digestOf(content, scope, verdicts),
    isApplied,
    rows: verdicts.reduce((sum, { rows }) => sum + rows.length, 0),
    hospitals: counts,
    named: verdicts.map(({ code, hospital, outcome, rows }) => ({
      code: code.slice(0, shownLength),
      nameZh: hospital?.nameZh ?? '',
      nameEn: hospital?.nameEn ?? '',
      outcome,
      rows: rows.length,
    })),
    faultyRows: verdicts.flatMap(faultyRows).toSorted((one, other) => one.rowNumber - other.rowNumber),
  };
}
