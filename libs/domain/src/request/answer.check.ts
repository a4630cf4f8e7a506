import { type AnswerFieldShape, clinicalFields, type AnswerKey, type AnswerValue } from './answer-fields.js';

/** Why an answer does not count. */
export type ClinicalFault = 'missing' | 'notANumber' | 'outOfRange' | 'notAnOption' | 'tooLong' | 'notADate';

const dayShape = /^\d{4}-\d{2}-\d{2}$/;

function isDay(value: string): boolean {
  if (!dayShape.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(value);
}

function faultOf(field: AnswerFieldShape, value: AnswerValue): ClinicalFault | undefined {
  switch (field.kind) {
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'notANumber';
      return value < field.min || value > field.max ? 'outOfRange' : undefined;
    case 'choice':
      return field.options.some((option) => option === value) ? undefined : 'notAnOption';
    case 'text':
      if (typeof value !== 'string' || value.trim() === '') return 'missing';
      return value.length > field.maxLength ? 'tooLong' : undefined;
    case 'date':
      return typeof value === 'string' && isDay(value) ? undefined : 'notADate';
  }
}

/** Judges one answer by its field; nothing where it counts. */
export function answerFault(
  key: AnswerKey,
  value: AnswerValue | null | undefined,
): ClinicalFault | undefined {
  if (value === undefined || value === null || value === '') return 'missing';
  return faultOf(clinicalFields[key], value);
}
