import { describe, expect, it } from '@jest/globals';
import { completenessOf, requestTemplates } from '@jiedui/domain';
import { requestSteps, stepsOf } from './request-steps.js';

const chestPain = requestTemplates.find(({ id }) => id === 'chestPain');
const empty = {
  question: '',
  history: '',
  patientAgeYears: null,
  patientSex: null,
  invitedHospitalId: null,
  specialty: null,
  urgency: null,
  answerForm: 'live',
  isPanel: false,
  careSetting: null,
} as const;
const judged = (content: object, fileKinds: readonly 'ecg'[] = []) =>
  completenessOf({
    content: { ...empty, ...content },
    hasConsent: false,
    template: chestPain,
    answers: {},
    fileKinds,
  });
const stateOf = (completeness: ReturnType<typeof judged>, wanted: string) =>
  stepsOf(completeness).find(({ step }) => step === wanted)?.state;

describe('the steps of a request', () => {
  it('are all there, and everything that is missing belongs to exactly one', () => {
    const completeness = judged({});
    const steps = stepsOf(completeness);
    expect(steps.map(({ step }) => step)).toEqual(requestSteps);
    const told = steps.flatMap(({ missing }) => missing);
    expect(new Set(told)).toEqual(new Set(completeness.missing));
    expect(told).toHaveLength(completeness.missing.length);
  });

  it('are done with their last field, and not before', () => {
    expect(stateOf(judged({ patientSex: 'male' }), 'patient')).toBe('open');
    expect(stateOf(judged({ patientSex: 'male', patientAgeYears: 63 }), 'patient')).toBe('done');
  });

  it('do not hold up an emergency for a file that may follow', () => {
    expect(stateOf(judged({ urgency: 'routine' }), 'files')).toBe('open');
    expect(stateOf(judged({ urgency: 'emergency' }), 'files')).toBe('wished');
  });
});
