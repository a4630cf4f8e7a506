import type {
  Answers,
  CapabilityLevel,
  CareLanguage,
  QuestionnaireKind,
  QuestionnaireState,
  Specialty,
  TechniqueCode,
} from '@jiedui/domain';
import type { HospitalId, PersonId, QuestionnaireId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';

/** One version of a hospital's answers for a year, or the draft of the next. Times are ISO 8601 in UTC. */
export interface QuestionnaireRecord {
  readonly id: QuestionnaireId;
  readonly hospitalId: HospitalId;
  readonly year: number;
  readonly state: QuestionnaireState;
  /** Null on a draft. */
  readonly version: number | null;
  /** The version that was the latest when the draft began; 0 where there was none. */
  readonly basedOn: number;
  /** Counts how often a draft was saved. */
  readonly revision: number;
  readonly answers: Answers;
  readonly savedById: PersonId;
  readonly savedAt: string;
  readonly submittedById: PersonId | null;
  readonly submittedAt: string | null;
}

/** A row of the table of lines; what a kind does not ask for is null. */
export interface LineRow {
  readonly questionnaire_id: QuestionnaireId;
  readonly kind: QuestionnaireKind;
  readonly specialty: Specialty;
  readonly capability: CapabilityLevel | null;
  readonly evidence: string;
  readonly techniques: readonly TechniqueCode[];
  readonly cases_per_year: number | null;
  readonly transfer_out_percent: number | null;
  readonly wanted_posts: number | null;
}

export interface QuestionnaireRow {
  readonly id: QuestionnaireId;
  readonly hospital_id: HospitalId;
  readonly kind: QuestionnaireKind;
  readonly year: number;
  readonly state: QuestionnaireState;
  readonly version: number | null;
  readonly based_on: number;
  readonly revision: number;
  readonly languages: readonly CareLanguage[];
  readonly posts: number | null;
  readonly teleclinic_hours_per_week: number | null;
  readonly saved_by_id: PersonId;
  readonly saved_at: string;
  readonly submitted_by_id: PersonId | null;
  readonly submitted_at: string | null;
}

export function rowOf(record: QuestionnaireRecord): QuestionnaireRow {
  const { answers } = record;
  const isStrengths = answers.kind === 'strengths';
  return {
    id: record.id,
    hospital_id: record.hospitalId,
    kind: answers.kind,
    year: record.year,
    state: record.state,
    version: record.version,
    based_on: record.basedOn,
    revision: record.revision,
    languages: answers.languages,
    posts: isStrengths ? answers.posts : null,
    teleclinic_hours_per_week: isStrengths ? answers.teleclinicHoursPerWeek : null,
    saved_by_id: record.savedById,
    saved_at: record.savedAt,
    submitted_by_id: record.submittedById,
    submitted_at: record.submittedAt,
  };
}

export function lineRowsOf(id: QuestionnaireId, answers: Answers): LineRow[] {
  const common = { questionnaire_id: id, kind: answers.kind };
  if (answers.kind === 'strengths') {
    return answers.specialties.map((line) => ({
      ...common,
      ...line,
      cases_per_year: null,
      transfer_out_percent: null,
      wanted_posts: null,
    }));
  }
  return answers.specialties.map((line) => ({
    ...common,
    specialty: line.specialty,
    capability: line.capability,
    evidence: line.evidence,
    techniques: line.wantedTechniques,
    cases_per_year: line.casesPerYear,
    transfer_out_percent: line.transferOutPercent,
    wanted_posts: line.wantedPosts,
  }));
}

function answersOf(row: QuestionnaireRow, lines: readonly LineRow[]): Answers {
  const { languages, posts, teleclinic_hours_per_week: teleclinicHoursPerWeek } = row;
  if (row.kind === 'strengths') {
    const specialties = lines.map(({ specialty, capability, evidence, techniques }) => ({
      specialty,
      capability,
      evidence,
      techniques,
    }));
    return { kind: 'strengths', languages, posts, teleclinicHoursPerWeek, specialties };
  }
  const specialties = lines.map((line) => ({
    specialty: line.specialty,
    casesPerYear: line.cases_per_year,
    transferOutPercent: line.transfer_out_percent,
    capability: line.capability,
    evidence: line.evidence,
    wantedTechniques: line.techniques,
    wantedPosts: line.wanted_posts ?? 0,
  }));
  return { kind: 'needs', languages, specialties };
}

const instantOf = (time: string) => new Date(time).toISOString();

const recordOf = (row: QuestionnaireRow, lines: readonly LineRow[]): QuestionnaireRecord => ({
  id: row.id,
  hospitalId: row.hospital_id,
  year: row.year,
  state: row.state,
  version: row.version,
  basedOn: row.based_on,
  revision: row.revision,
  answers: answersOf(row, lines),
  savedById: row.saved_by_id,
  savedAt: instantOf(row.saved_at),
  submittedById: row.submitted_by_id,
  submittedAt: row.submitted_at && instantOf(row.submitted_at),
});

/** @param source SQL of whole rows of `questionnaire`, whose order is kept */
export async function findQuestionnaires(
  em: EntityManager,
  source: string,
  parameters: readonly unknown[],
): Promise<QuestionnaireRecord[]> {
  const rows = await em.execute<{ row: QuestionnaireRow; lines: LineRow[] }[]>(
    `select to_jsonb(q) as row, coalesce(
       (select jsonb_agg(l order by l.specialty) from questionnaire_line l where l.questionnaire_id = q.id), '[]'
     ) as lines from (${source}) q`,
    [...parameters],
  );
  return rows.map(({ row, lines }) => recordOf(row, lines));
}
