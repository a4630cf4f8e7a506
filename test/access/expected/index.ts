import type { Expectations } from '../expectation.js';
import { onAccounts, onSigningIn } from './accounts.js';
import { onAnswers, onConsultations, onSharing } from './consultations.js';
import { onInspection } from './inspection.js';
import { onHospitals, onImports, onPeople } from './registry.js';

/** For every route of the API, who may. A route that is missing here does not compile, and fails the test by name. */
export const expectations = {
  ...onSigningIn,
  ...onAccounts,
  ...onPeople,
  ...onHospitals,
  ...onImports,
  ...onConsultations,
  ...onAnswers,
  ...onSharing,
  ...onInspection,
  endOtherSignIns: { to: 'everyone', ask: () => ({}) },
} satisfies Expectations;
