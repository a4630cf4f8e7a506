import type { ConsultationRelation } from './consultation.access.js';
import type { RequestContent } from './consultation.js';
import { type ConsultationState, takenStates, untakenStates } from './consultation.states.js';

/** What may be put right once it was asked. Where it goes is rerouted, who answers is reassigned. */
export const correctableFields = [
  'urgency',
  'patientAgeYears',
  'patientSex',
  'careSetting',
  'answerForm',
] as const satisfies readonly (keyof RequestContent)[];
export type CorrectableField = (typeof correctableFields)[number];

const both = ['invitingCoordinator', 'invitedCoordinator'] as const;
const inviting = ['invitingCoordinator'] as const;

/** What is said of the patient is put right by the side that knows them. */
const mayCorrect: Readonly<Record<CorrectableField, readonly ConsultationRelation[]>> = {
  urgency: both,
  patientAgeYears: inviting,
  patientSex: inviting,
  careSetting: inviting,
  answerForm: both,
};

/** What was signed stands as it was signed. */
export const correctableStates: readonly ConsultationState[] = [...untakenStates, ...takenStates];

/** The fields that somebody in these relations may put right now. */
export const correctableBy = (
  state: ConsultationState,
  relations: ReadonlySet<ConsultationRelation>,
): CorrectableField[] =>
  correctableStates.includes(state)
    ? correctableFields.filter((field) => mayCorrect[field].some((relation) => relations.has(relation)))
    : [];
