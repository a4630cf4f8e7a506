import { clinicalFields, type AnswerKey, type AnswerOption, type AnswerValue } from '@jiedui/domain';
import type { Translator } from './options.js';

/** An answer as it is read: with its unit, or in the words of its option. */
export function answerWords(t: Translator, key: AnswerKey, value: AnswerValue): string {
  const field = clinicalFields[key];
  if (field.kind === 'number') return `${value} ${t(`requestTerms.unit.${field.unit}`)}`;
  const isOption = field.kind === 'choice' && field.options.some((option) => option === value);
  return isOption ? t(`requestTerms.option.${value as AnswerOption}`) : String(value);
}
