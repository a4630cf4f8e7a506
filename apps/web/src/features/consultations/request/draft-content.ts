import { PatientIdentity, RequestContent, type Consultation } from '@jiedui/contracts';
import { nobody, patientIdentityFields, type PatientIdentityField } from '@jiedui/domain';
import type { LocalCopy } from '../../../drafts/local-copy';

/** All that a request's form holds: what is asked, and who the patient is. Saved field by field. */
export type DraftContent = RequestContent & PatientIdentity;

export const emptyDraft: DraftContent = {
  invitedHospitalId: null,
  specialty: null,
  urgency: null,
  patientAgeYears: null,
  patientSex: null,
  history: '',
  question: '',
  consentGiver: null,
  ...nobody,
};

export const draftContentOf = ({ request, patient }: Pick<Consultation, 'request' | 'patient'>) => ({
  ...request,
  ...patient,
});

const shape = { ...RequestContent.shape, ...PatientIdentity.shape };

export const isFieldValid = <K extends keyof DraftContent>(field: K, value: DraftContent[K]): boolean =>
  shape[field].safeParse(value).success;

export const isIdentityField = (field: string): field is PatientIdentityField =>
  (patientIdentityFields as readonly string[]).includes(field);

type Kept = Partial<RequestContent> & { patient?: Partial<PatientIdentity> };

/** Changed fields as the API takes them: the patient's apart from the request's. */
export function bodyOf(changes: Partial<DraftContent>): Kept {
  const entries = Object.entries(changes);
  const patient = entries.filter(([field]) => isIdentityField(field));
  return {
    ...Object.fromEntries(entries.filter(([field]) => !isIdentityField(field))),
    ...(patient.length > 0 ? { patient: Object.fromEntries(patient) } : {}),
  };
}

/** Whether the browser holds something of the patient that the server does not. */
export const isIdentityUnsaved = (value: PatientIdentity, saved: PatientIdentity): boolean =>
  patientIdentityFields.some((field) => value[field] !== saved[field]);

const withoutIdentity = (content: DraftContent): DraftContent => ({ ...content, ...nobody });

/** Of the patient nothing is left on the computer: what the copy brings back is as the server has it. */
export function copyWithoutIdentity(
  copy: LocalCopy<DraftContent>,
  saved: PatientIdentity,
): LocalCopy<DraftContent> {
  return {
    load() {
      const kept = copy.load();
      return kept && { base: { ...kept.base, ...saved }, value: { ...kept.value, ...saved } };
    },
    store: (base, value) => copy.store(withoutIdentity(base), withoutIdentity(value)),
    clear: () => copy.clear(),
  };
}
