import type { Consultation, NewConsent } from '@jiedui/contracts';
import type { ApiClient, ApiHarness } from './api-harness.js';

export const accounts = {
  doctor: 'doctor@county-a.example',
  otherDoctor: 'doctor@county-b.example',
  expert: 'expert@top-a.example',
  otherExpert: 'expert2@top-a.example',
  foreignExpert: 'expert@top-b.example',
  coordinator: 'coordinator@top-a.example',
  countyCoordinator: 'coordinator@county-a.example',
} as const;

type People = { [K in keyof typeof accounts]: ApiClient };

export async function signInEveryone(api: ApiHarness): Promise<People> {
  const names = Object.keys(accounts) as (keyof typeof accounts)[];
  const clients = await Promise.all(names.map((name) => api.signIn(accounts[name])));
  return Object.fromEntries(names.map((name, at) => [name, clients[at]])) as unknown as People;
}

export const completeRequest = {
  specialty: 'cardiology',
  urgency: 'urgent',
  patientAgeYears: 63,
  patientSex: 'male',
  history: '胸痛 3 小时，既往高血压 10 年。',
  question: '是否需要急诊 PCI？',
  template: { id: 'general', version: 1 },
} as const;

/** Signed by the patient on the screen; long ago, since some clocks of tests stand in other years. */
export const signedConsent = (): NewConsent => ({
  giver: 'patient',
  whyNotPatient: null,
  relation: null,
  isFeeExplained: true,
  givenAt: '2020-01-01T08:00:00.000Z',
  proof: { method: 'signature', strokes: [[100, 100, 260, 180, 420, 90, 560, 210]] },
});

/** Fails loudly where a step on the way to the tested one did not work. */
export function done(answer: { status: number; body: unknown }): Consultation {
  if (answer.status !== 200) throw new Error(`Step failed: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Consultation;
}

const at = (consultation: Consultation) => ({
  params: { consultationId: consultation.id },
  body: { revision: consultation.revision },
});

export async function draft(doctor: ApiClient): Promise<Consultation> {
  const { body } = await doctor.call('listPairedHospitals', {});
  const invitedHospitalId = body[0]?.hospital.id;
  const begun = done(
    await doctor.call('draftConsultation', { body: { ...completeRequest, invitedHospitalId } }),
  );
  return consented(doctor, begun);
}

export const consented = async (doctor: ApiClient, { id }: Consultation): Promise<Consultation> =>
  done(await doctor.call('recordConsent', { params: { consultationId: id }, body: signedConsent() }));

export const submit = async (doctor: ApiClient, consultation: Consultation) =>
  done(await doctor.call('submitConsultation', at(consultation)));

export const submitted = async (doctor: ApiClient) => submit(doctor, await draft(doctor));

export const accept = async (expert: ApiClient, consultation: Consultation) =>
  done(await expert.call('acceptConsultation', at(consultation)));

export async function schedule(
  expert: ApiClient,
  consultation: Consultation,
  startsAt = new Date(),
  minutes = 20,
): Promise<Consultation> {
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  return done(
    await expert.call('scheduleConsultation', {
      params: { consultationId: consultation.id },
      body: {
        revision: consultation.revision,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      },
    }),
  );
}

export const opinion = { findings: '心电图示下壁导联 ST 段抬高。', advice: '建议立即转运行急诊 PCI。' };

/** Proves again who sits there, as every signature asks. */
export async function stepUp(client: ApiClient, password = 'jiedui-demo'): Promise<void> {
  const { status } = await client.call('stepUp', { body: { method: 'password', password } });
  if (status !== 200) throw new Error(`Step up failed: ${status}`);
}

export async function sign(expert: ApiClient, consultation: Consultation): Promise<Consultation> {
  await stepUp(expert);
  return done(
    await expert.call('signOpinion', {
      params: { consultationId: consultation.id },
      body: { ...opinion, revision: consultation.revision },
    }),
  );
}
