import type { Answers } from '@jiedui/domain';
import type { HospitalId, PersonId, QuestionnaireId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { HospitalRecord } from '../../features/hospitals/index.js';
import { addQuestionnaires, type QuestionnaireRecord } from '../../features/needs/index.js';
import { Dice } from './dice.js';
import { inBatches, type Say } from './in-batches.js';
import { countyNeeds, yearBefore } from './nation.needs.js';
import { topStrengths } from './nation.strengths.js';

const years = { before: 2025, now: 2026 } as const;
/** Past years were entered when the accounts were made. */
const submittedAt: Readonly<Record<number, string>> = {
  [years.before]: '2026-01-08T01:30:00.000Z',
  [years.now]: '2026-03-12T01:30:00.000Z',
};

function submitted(
  seed: string,
  { id: hospitalId, code }: HospitalRecord,
  year: number,
  answers: Answers,
): QuestionnaireRecord {
  const by = Dice.id<PersonId>(seed, `person/${code}-coordinator-1`);
  const at = submittedAt[year] ?? '';
  return {
    id: Dice.id<QuestionnaireId>(seed, `questionnaire/${code}/${year}`),
    hospitalId,
    year,
    state: 'submitted',
    version: 1,
    basedOn: 0,
    revision: 1,
    answers,
    savedById: by,
    savedAt: at,
    submittedById: by,
    submittedAt: at,
  };
}

function ofCounty(seed: string, record: HospitalRecord): QuestionnaireRecord[] {
  const needs = countyNeeds(seed, record);
  return [
    submitted(seed, record, years.before, yearBefore(seed, record.code, needs)),
    submitted(seed, record, years.now, needs),
  ];
}

const ofTop = (seed: string, record: HospitalRecord): QuestionnaireRecord[] =>
  [years.before, years.now].map((year) => submitted(seed, record, year, topStrengths(seed, record, year)));

const keyOf = ({ hospitalId, year }: { readonly hospitalId: HospitalId; readonly year: number }) =>
  `${hospitalId} ${year}`;

/** Needs of every county hospital and strengths of every top one, for this year and the last. What is there stays. */
export async function seedQuestionnaires(
  em: EntityManager,
  seed: string,
  {
    tops,
    counties,
  }: { readonly tops: readonly HospitalRecord[]; readonly counties: readonly HospitalRecord[] },
  say: Say,
): Promise<number> {
  const rows = await em.execute<{ hospitalId: HospitalId; year: number }[]>(
    'select distinct hospital_id as "hospitalId", year from questionnaire',
  );
  const known = new Set(rows.map(keyOf));
  const all = [
    ...counties.flatMap((record) => ofCounty(seed, record)),
    ...tops.flatMap((record) => ofTop(seed, record)),
  ];
  const missing = all.filter((one) => !known.has(keyOf(one)));
  await inBatches(missing, say, 'questionnaire', (batch) => addQuestionnaires(em, batch));
  return all.length;
}
