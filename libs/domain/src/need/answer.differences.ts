import type { Specialty } from '../access/actor.js';
import { careLanguages } from './need.js';
import {
  type AnswerField,
  type Answers,
  capacityFields,
  type NeedAnswer,
  needFields,
  type OfferAnswer,
  offerFields,
} from './questionnaire.js';
import { techniques } from './techniques.js';

type AnswerValue = string | number | readonly string[];

/** One answer that differs. `line` says whether the specialty itself came or went; null for answers of the whole. */
export interface AnswerDifference {
  readonly specialty: Specialty | null;
  readonly line: 'added' | 'removed' | 'kept' | null;
  readonly field: AnswerField;
  readonly before: AnswerValue | null;
  readonly after: AnswerValue | null;
}

type Answered = Readonly<Partial<Record<AnswerField, AnswerValue | null>>>;

/** Lists are sets: their order says nothing. An empty one, and an empty text, say as much as no answer. */
const order: readonly string[] = [...careLanguages, ...techniques];

function valueOf(answers: Answered | undefined, field: AnswerField): AnswerValue | null {
  const value = answers?.[field] ?? null;
  if (value === '' || value === null || typeof value !== 'object') return value === '' ? null : value;
  return value.length === 0 ? null : order.filter((one) => value.includes(one));
}

function between(
  place: Pick<AnswerDifference, 'specialty' | 'line'>,
  fields: readonly AnswerField[],
  [before, after]: readonly [Answered | undefined, Answered | undefined],
): AnswerDifference[] {
  return fields
    .map((field) => ({ ...place, field, before: valueOf(before, field), after: valueOf(after, field) }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

const linesOf = (answers: Answers): ReadonlyMap<Specialty, NeedAnswer | OfferAnswer> =>
  new Map(answers.specialties.map((line) => [line.specialty, line] as const));

const headOf = (answers: Answers): Answered =>
  answers.kind === 'needs'
    ? { languages: answers.languages }
    : {
        languages: answers.languages,
        posts: answers.posts,
        teleclinicHoursPerWeek: answers.teleclinicHoursPerWeek,
      };

/** What changed from one version to another of the same kind: first of the whole, then by specialty. */
export function answerDifferences(before: Answers, after: Answers): AnswerDifference[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  const fields = after.kind === 'needs' ? needFields : offerFields;
  const head = between(
    { specialty: null, line: null },
    ['languages', ...capacityFields],
    [headOf(before), headOf(after)],
  );
  const lines = [...new Set([...is.keys(), ...was.keys()])].flatMap((specialty) => {
    const pair = [was.get(specialty), is.get(specialty)] as const;
    const line = !pair[0] ? 'added' : !pair[1] ? 'removed' : 'kept';
    return between({ specialty, line }, fields, pair);
  });
  return [...head, ...lines];
}
