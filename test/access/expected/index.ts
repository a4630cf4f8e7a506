import type { Expectations } from '../expectation.js';
import { onAccounts, onSigningIn } from './accounts.js';
import { onAgreements } from './agreements.js';
import { onAnswers, onConsultations, onDiscussion, onSharing } from './consultations.js';
import { onGuests } from './guests.js';
import { onInspection } from './inspection.js';
import { onMatching } from './matching.js';
import { onNeeds } from './needs.js';
import { onNotices } from './notifications.js';
import { onOutcomes, onProgrammes, onReports } from './outcomes.js';
import { onPlans } from './plans.js';
import { onQuality } from './quality.js';
import { onRadar } from './radar.js';
import { onRouting } from './routing.js';
import { onScheduling } from './scheduling.js';
import { onRequests } from './requests.js';
import { onSlotPlans } from './slot-plans.js';
import { onHospitals, onImports, onPeople } from './registry.js';

/** For every route of the API, who may. A route that is missing here does not compile, and fails the test by name. */
export const expectations = {
  ...onSigningIn,
  ...onAccounts,
  ...onPeople,
  ...onHospitals,
  ...onImports,
  ...onAgreements,
  ...onConsultations,
  ...onDiscussion,
  ...onAnswers,
  ...onSharing,
  ...onGuests,
  ...onInspection,
  ...onMatching,
  ...onNeeds,
  ...onNotices,
  ...onOutcomes,
  ...onPlans,
  ...onProgrammes,
  ...onQuality,
  ...onRadar,
  ...onReports,
  ...onSlotPlans,
  ...onRequests,
  ...onRouting,
  ...onScheduling,
  endOtherSignIns: { to: 'everyone', ask: () => ({}) },
} satisfies Expectations;
