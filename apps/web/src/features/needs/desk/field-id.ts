import type { AnswerFault, Specialty } from '@jiedui/domain';

/** Where a field stands on the page. */
export const fieldId = (specialty: Specialty | null, field: AnswerFault['field']): string =>
  specialty ? `answer-${specialty}-${field}` : `answer-${field}`;

/** Brings an answer that is still missing into view, ready to be filled in. */
export function focusAnswer(specialty: Specialty | null, field: AnswerFault['field']): void {
  const element = document.getElementById(fieldId(specialty, field));
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}
