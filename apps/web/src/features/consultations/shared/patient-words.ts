import type { ConsultationSummary } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';

type Patient = Pick<ConsultationSummary, 'patientAgeYears' | 'patientSex'>;

/** "男 · 63 岁": all that lists say of a patient. */
export function patientWords(t: Translator, { patientAgeYears, patientSex }: Patient): string {
  if (patientAgeYears === null && patientSex === null) return t('list.noPatient');
  const sex = patientSex === null ? t('list.sexUnknown') : t(`terms.sex.${patientSex}`);
  const age = patientAgeYears === null ? t('list.ageUnknown') : t('list.years', { count: patientAgeYears });
  return `${sex} · ${age}`;
}
