import type { HospitalGrade, HospitalGradeSince } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { gradeOf, gradeText } from './hospital.record.js';

/** Latest first. */
export async function findGrades(em: EntityManager, id: HospitalId): Promise<HospitalGradeSince[]> {
  const rows = await em.execute<{ grade: string | null; since: string }[]>(
    'select grade, since::text as since from hospital_grade where hospital_id = ? order by hospital_grade.since desc',
    [id],
  );
  return rows.map(({ grade, since }) => ({ grade: gradeOf(grade), since }));
}

/** Enters a grade in the history, or corrects that of the same day. @returns the grade of today */
export async function enterGrade(
  em: EntityManager,
  id: HospitalId,
  { grade, since }: HospitalGradeSince,
): Promise<HospitalGrade | null> {
  await em.execute(
    `insert into hospital_grade (hospital_id, since, grade) values (?, ?, ?)
     on conflict (hospital_id, since) do update set grade = excluded.grade`,
    [id, since, gradeText(grade)],
  );
  const [latest] = await findGrades(em, id);
  return latest?.grade ?? null;
}
