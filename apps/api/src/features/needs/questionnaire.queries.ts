import { CatalogueError } from '@jiedui/contracts';
import { type QuestionnaireKind, questionnaireKindOf } from '@jiedui/domain';
import type { HospitalId, QuestionnaireId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { findHospitals, type HospitalRecord } from '../hospitals/index.js';
import { findQuestionnaires, type QuestionnaireRecord } from './questionnaire.record.js';

/** The answers of one hospital of one kind for one year. */
export interface AnswerPlace {
  readonly hospitalId: HospitalId;
  readonly kind: QuestionnaireKind;
  readonly year: number;
}

const ofYear = 'select * from questionnaire where hospital_id = ? and kind = ? and year = ?';

/** @throws NOT_FOUND */
export async function findHospital(em: EntityManager, id: HospitalId): Promise<HospitalRecord> {
  const [hospital] = await findHospitals(em, 'where h.id = ?', [id]);
  if (!hospital) throw new CatalogueError('NOT_FOUND');
  return hospital;
}

export async function findDraft(
  em: EntityManager,
  { hospitalId, kind, year }: AnswerPlace,
): Promise<QuestionnaireRecord | undefined> {
  const [draft] = await findQuestionnaires(em, `${ofYear} and state = 'draft'`, [hospitalId, kind, year]);
  return draft;
}

export async function findLatest(
  em: EntityManager,
  { hospitalId, kind, year }: AnswerPlace,
): Promise<QuestionnaireRecord | undefined> {
  const [latest] = await findQuestionnaires(
    em,
    `${ofYear} and state = 'submitted' order by version desc limit 1`,
    [hospitalId, kind, year],
  );
  return latest;
}

/** The latest version of the latest year before. */
export async function findEarlier(
  em: EntityManager,
  { hospitalId, kind, year }: AnswerPlace,
): Promise<QuestionnaireRecord | undefined> {
  const [earlier] = await findQuestionnaires(
    em,
    `select * from questionnaire where hospital_id = ? and kind = ? and year < ? and state = 'submitted'
     order by year desc, version desc limit 1`,
    [hospitalId, kind, year],
  );
  return earlier;
}

/** The latest version that a hospital submitted, of whatever year. */
export async function findNewest(
  em: EntityManager,
  hospitalId: HospitalId,
  kind: QuestionnaireKind,
): Promise<QuestionnaireRecord | undefined> {
  const [newest] = await findQuestionnaires(
    em,
    `select * from questionnaire where hospital_id = ? and kind = ? and state = 'submitted'
     order by year desc, version desc limit 1`,
    [hospitalId, kind],
  );
  return newest;
}

/** The version before, of the same year or of the latest year before. */
export async function findPrevious(
  em: EntityManager,
  { hospitalId, answers, year, version }: QuestionnaireRecord,
): Promise<QuestionnaireRecord | undefined> {
  const [previous] = await findQuestionnaires(
    em,
    `select * from questionnaire where hospital_id = ? and kind = ? and state = 'submitted' and (year, version) < (?, ?)
     order by year desc, version desc limit 1`,
    [hospitalId, answers.kind, year, version],
  );
  return previous;
}

/** @throws NOT_FOUND also for drafts, which are shown on their own page alone */
export async function findSubmitted(em: EntityManager, id: QuestionnaireId): Promise<QuestionnaireRecord> {
  const [found] = await findQuestionnaires(
    em,
    `select * from questionnaire where id = ? and state = 'submitted'`,
    [id],
  );
  if (!found) throw new CatalogueError('NOT_FOUND');
  return found;
}

export async function findVersions(
  em: EntityManager,
  hospitalId: HospitalId,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ versions: QuestionnaireRecord[]; total: number }> {
  const where = `from questionnaire where hospital_id = ? and state = 'submitted'`;
  const [count] = await em.execute<[{ total: number }]>(`select count(*)::int as total ${where}`, [
    hospitalId,
  ]);
  const versions = await findQuestionnaires(
    em,
    `select * ${where} order by year desc, version desc, kind limit ? offset ?`,
    [hospitalId, limit, offset],
  );
  return { versions, total: count.total };
}

/** Whoever answers for a hospital does so alone until the transaction ends, so that versions are counted right. */
export async function holdAnswers(em: EntityManager, hospitalIds: readonly HospitalId[]): Promise<void> {
  await em.execute(
    `select from hospital where id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
     order by id for no key update`,
    [JSON.stringify(hospitalIds)],
  );
}

/** @throws REQUEST_INVALID where the hospital answers another questionnaire, or none */
export function requireKind(hospital: HospitalRecord, kind: QuestionnaireKind): void {
  if (questionnaireKindOf(hospital) === kind) return;
  throw new CatalogueError('REQUEST_INVALID', [
    { path: 'answers.kind', code: 'otherKind', message: 'The hospital does not answer this questionnaire' },
  ]);
}
