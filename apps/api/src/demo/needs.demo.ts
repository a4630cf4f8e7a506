import type { HospitalId, PersonId, QuestionnaireId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../base/database/id.js';
import { addQuestionnaires, type QuestionnaireRecord } from '../features/needs/index.js';
import { type DemoVersion, demoVersions } from './needs.data.js';

type Ids<T> = ReadonlyMap<string, T>;

function recordOf(
  { hospital, by, yearsAgo, day, answers }: DemoVersion,
  { hospitals, people, now }: { hospitals: Ids<HospitalId>; people: Ids<PersonId>; now: Date },
  version: number,
): QuestionnaireRecord[] {
  const [hospitalId, personId] = [hospitals.get(hospital), people.get(by)];
  if (!hospitalId || !personId) return [];
  const year = now.getUTCFullYear() - yearsAgo;
  const planned = `${year}-${day}T02:30:00.000Z`;
  const at = planned < now.toISOString() ? planned : now.toISOString();
  return [
    {
      id: newId<QuestionnaireId>(),
      hospitalId,
      year,
      state: 'submitted',
      version,
      basedOn: version - 1,
      revision: 1,
      answers,
      savedById: personId,
      savedAt: at,
      submittedById: personId,
      submittedAt: at,
    },
  ];
}

async function idsBy<T>(em: EntityManager, sql: string): Promise<Ids<T>> {
  const rows = await em.execute<{ key: string; id: T }[]>(sql);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** Which version of its hospital and year it is, from 1. */
const versionOf = ({ hospital, yearsAgo }: DemoVersion, at: number): number =>
  demoVersions.slice(0, at + 1).filter((one) => one.hospital === hospital && one.yearsAgo === yearsAgo)
    .length;

/** What the demo's hospitals said of themselves, unless anybody answered already. */
export async function seedDemoNeeds(em: EntityManager, now: Date): Promise<void> {
  const [{ count }] = await em.execute<[{ count: number }]>(
    'select count(*)::int as count from questionnaire',
  );
  if (count > 0) return;
  const known = {
    hospitals: await idsBy<HospitalId>(em, 'select code as key, id from hospital'),
    people: await idsBy<PersonId>(em, 'select email as key, id from person'),
    now,
  };
  await addQuestionnaires(
    em,
    demoVersions.flatMap((one, at) => recordOf(one, known, versionOf(one, at))),
  );
}
