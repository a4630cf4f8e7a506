import type { Person as PersonView, Questionnaire, QuestionnaireVersion } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type HospitalRecord, hospitalView } from '../hospitals/index.js';
import { Person, personView } from '../people/index.js';
import type { QuestionnaireRecord } from './questionnaire.record.js';

/** Whoever saved or submitted one of these, by their id. */
export type Authors = ReadonlyMap<PersonId, PersonView>;

export async function findAuthors(
  em: EntityManager,
  records: readonly (QuestionnaireRecord | undefined)[],
): Promise<Authors> {
  const ids = records.flatMap((one) => (one ? [one.savedById, one.submittedById ?? one.savedById] : []));
  const people = await em.find(Person, { id: { $in: [...new Set(ids)] } });
  return new Map(people.map((person) => [person.id, personView(person)]));
}

function authorOf(authors: Authors, id: PersonId): PersonView {
  const author = authors.get(id);
  if (!author) throw new Error(`Person ${id} was not looked up`);
  return author;
}

export const versionView = (record: QuestionnaireRecord, authors: Authors): QuestionnaireVersion => ({
  id: record.id,
  kind: record.answers.kind,
  year: record.year,
  state: record.state,
  version: record.version,
  basedOn: record.basedOn,
  revision: record.revision,
  savedBy: authorOf(authors, record.savedById),
  savedAt: record.savedAt,
  submittedBy: record.submittedById && authorOf(authors, record.submittedById),
  submittedAt: record.submittedAt,
});

/** The domain's answers are read-only; what leaves the process is a copy of them. */
export const questionnaireView = (
  record: QuestionnaireRecord,
  hospital: HospitalRecord,
  authors: Authors,
): Questionnaire => ({
  ...versionView(record, authors),
  hospital: hospitalView(hospital),
  answers: structuredClone(record.answers) as Questionnaire['answers'],
});
