import type { Consultation, InputOf } from '@jiedui/contracts';
import { type CorrectableField, correctableFields } from '@jiedui/domain';

/** The fields as they stand in the form. */
export type Corrections = Readonly<Record<CorrectableField, string>>;
type Changes = InputOf<'correctConsultation'>['body']['changes'];

export const startOf = (request: Consultation['request']): Corrections =>
  Object.fromEntries(
    correctableFields.map((field) => [field, String(request[field] ?? '')]),
  ) as unknown as Corrections;

/** What was changed and makes sense; an empty field changes nothing. */
export function changesOf(request: Consultation['request'], typed: Corrections): Changes {
  const start = startOf(request);
  const changed = correctableFields.filter((field) => typed[field] !== '' && typed[field] !== start[field]);
  const entries = changed.flatMap((field): [string, string | number][] => {
    if (field !== 'patientAgeYears') return [[field, typed[field]]];
    return /^\d{1,3}$/.test(typed[field].trim()) ? [[field, Number(typed[field])]] : [];
  });
  return Object.fromEntries(entries) as Changes;
}
