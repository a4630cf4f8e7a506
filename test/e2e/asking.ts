import type { Consultation, EndpointRequest, endpoints } from '@jiedui/contracts';
import type { ApiCaller } from './api-caller.js';
import { signedConsent } from './signed-consent.js';

type Draft = EndpointRequest<(typeof endpoints)['draftConsultation']>['body'];

/** Drafted, agreed to and asked over the API, of the first hospital that may be asked. */
export async function asked(doctor: ApiCaller, changed: Draft = {}): Promise<Consultation> {
  const [paired] = await doctor.call('listPairedHospitals', {});
  const begun = await doctor.call('draftConsultation', {
    body: {
      invitedHospitalId: paired?.hospital.id ?? null,
      specialty: 'cardiology',
      urgency: 'routine',
      patientAgeYears: 63,
      patientSex: 'male',
      history: '胸闷两周，活动后加重。',
      question: '是否需要冠脉造影？',
      template: { id: 'general', version: 1 },
      ...changed,
    },
  });
  const params = { consultationId: begun.id };
  const { revision } = await doctor.call('recordConsent', { params, body: signedConsent() });
  return doctor.call('submitConsultation', { params, body: { revision } });
}
