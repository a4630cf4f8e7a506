import type { Completeness, MissingItem, RequestField, RequestItem } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';

/** The sections of the form, in the order in which they are filled in. */
export const requestSteps = [
  'patient',
  'hospital',
  'template',
  'question',
  'history',
  'files',
  'consent',
] as const;
export type RequestStep = (typeof requestSteps)[number];

const stepOfField: Readonly<Record<RequestField, RequestStep>> = {
  patientAgeYears: 'patient',
  patientSex: 'patient',
  invitedHospitalId: 'hospital',
  specialty: 'hospital',
  urgency: 'hospital',
  question: 'question',
  history: 'history',
  consentGiver: 'consent',
};

function stepOf(item: RequestItem): RequestStep {
  switch (item.kind) {
    case 'field':
      return stepOfField[item.name];
    case 'template':
    case 'answer':
      return 'template';
    case 'file':
      return 'files';
  }
}

export const stepNumber = (step: RequestStep): number => requestSteps.indexOf(step) + 1;

export const stepTitle = (t: Translator, step: RequestStep): string =>
  step === 'template' ? t('request.templateSection') : t(`request.sections.${step}`);

/** Open: something required is missing. Wished: it may go, and would be better with more. */
export type StepState = 'open' | 'wished' | 'done';

export interface StepProgress {
  readonly step: RequestStep;
  readonly state: StepState;
  readonly missing: readonly MissingItem[];
}

/** How far each section is. What may follow after an emergency was asked holds nothing up. */
export function stepsOf({ missing, blocking }: Completeness): StepProgress[] {
  return requestSteps.map((step) => {
    const own = missing.filter(({ item }) => stepOf(item) === step);
    const isOpen = own.some((one) => blocking.includes(one));
    const state = own.length === 0 ? 'done' : 'wished';
    return { step, missing: own, state: isOpen ? 'open' : state };
  });
}
