import type { EntityManager } from '@mikro-orm/postgresql';
import { lineRowsOf, type QuestionnaireRecord, rowOf } from './questionnaire.record.js';

const insertLines = `insert into questionnaire_line
  select * from jsonb_populate_recordset(null::questionnaire_line, ?::jsonb)`;
const insertRows = `insert into questionnaire
  select * from jsonb_populate_recordset(null::questionnaire, ?::jsonb)`;

/** New ones, drafts or submitted. Their lines go first: nothing is added to what was submitted. */
export async function addQuestionnaires(
  em: EntityManager,
  records: readonly QuestionnaireRecord[],
): Promise<void> {
  const lines = records.flatMap(({ id, answers }) => lineRowsOf(id, answers));
  await em.execute(insertLines, [JSON.stringify(lines)]);
  await em.execute(insertRows, [JSON.stringify(records.map(rowOf))]);
}

/** A draft as it is from now on; it may become a version by this, and is then final. */
export async function replaceDraft(em: EntityManager, record: QuestionnaireRecord): Promise<void> {
  await em.execute('delete from questionnaire_line where questionnaire_id = ?', [record.id]);
  await em.execute(insertLines, [JSON.stringify(lineRowsOf(record.id, record.answers))]);
  await em.execute(
    `update questionnaire q set (state, version, based_on, revision, languages, posts, teleclinic_hours_per_week,
       saved_by_id, saved_at, submitted_by_id, submitted_at) =
       (n.state, n.version, n.based_on, n.revision, n.languages, n.posts, n.teleclinic_hours_per_week,
        n.saved_by_id, n.saved_at, n.submitted_by_id, n.submitted_at)
     from jsonb_populate_record(null::questionnaire, ?::jsonb) n where q.id = n.id`,
    [JSON.stringify(rowOf(record))],
  );
}

export async function removeDraft(em: EntityManager, { id }: QuestionnaireRecord): Promise<void> {
  await em.execute(`delete from questionnaire where id = ? and state = 'draft'`, [id]);
}
