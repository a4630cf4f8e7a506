import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import { v7 } from 'uuid';
import { ApiHarness } from '../../../test/api-harness.js';
import {
  accept,
  completeRequest,
  done,
  draft,
  signedConsent,
  signInEveryone,
  submit,
  submitted,
} from '../../../test/consultation-steps.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;

beforeAll(async () => {
  api = await ApiHarness.start();
  people = await signInEveryone(api);
});
afterAll(() => api.stop());

const at = ({ id }: Pick<Consultation, 'id'>) => ({ params: { consultationId: id } });
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const chestPain = { id: 'chestPain', version: 1 } as const;
const answers = { onsetHours: 3, systolicPressure: 100, diastolicPressure: 60, heartRate: 58 };

describe('a request by its template', () => {
  it('cannot be asked without what the template requires, and says what that is', async () => {
    const begun = await draft(people.doctor);
    const body = {
      template: chestPain,
      answers: { onsetHours: 3, heartRate: 700 },
      revision: begun.revision,
    };
    const saved = done(await people.doctor.call('updateDraft', { ...at(begun), body }));
    expect(saved).toMatchObject({ template: chestPain, answers: { onsetHours: 3, heartRate: 700 } });
    const refused = await people.doctor.call('submitConsultation', {
      ...at(begun),
      body: { revision: saved.revision },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'REQUEST_INCOMPLETE' } });
    const missing = refused.body.errors?.map(({ path, code }) => `${path} ${code}`);
    expect(missing?.toSorted()).toEqual([
      'answers.diastolicPressure missing',
      'answers.heartRate outOfRange',
      'answers.systolicPressure missing',
      'files.ecg missing',
    ]);
  });

  it('goes once all of it is there, and the expert reads the answers', async () => {
    const begun = await draft(people.doctor);
    const body = { template: chestPain, answers, revision: begun.revision };
    const saved = done(await people.doctor.call('updateDraft', { ...at(begun), body }));
    await people.doctor.upload(begun.id, { name: '心电图.png', type: 'image/png', content: png }, 'ecg');
    const asked = await submit(people.doctor, saved);
    const seen = done(await people.expert.call('getConsultation', at(asked)));
    expect(seen).toMatchObject({ template: chestPain, answers, attachments: [{ kind: 'ecg' }] });
  });

  it('keeps the answers that were not changed, and takes one back', async () => {
    const begun = await draft(people.doctor);
    const save = async (revision: number, changes: Record<string, number | null>) =>
      done(await people.doctor.call('updateDraft', { ...at(begun), body: { revision, answers: changes } }));
    const first = await save(begun.revision, { heartRate: 80, temperature: 37.2 });
    const second = await save(first.revision, { heartRate: null });
    expect(second.answers).toEqual({ temperature: 37.2 });
  });

  it('names the templates of a specialty as they hold on a day', async () => {
    const { body } = await people.doctor.call('listRequestTemplates', { query: { specialty: 'neurology' } });
    expect(body.map(({ id }) => id)).toEqual(['suddenDeficit', 'headache', 'seizure', 'general']);
    const early = await people.doctor.call('listRequestTemplates', { query: { on: '2020-01-01' } });
    expect(early.body).toEqual([]);
  });
});

describe('a request begun without a link', () => {
  it('is begun once however often it is sent', async () => {
    const id = v7() as Consultation['id'];
    const send = () => people.doctor.call('draftConsultation', { body: { id, question: '？' } });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status, body }) => [status, body.id])).toEqual([1, 2, 3].map(() => [200, id]));
    const { body } = await people.doctor.call('listConsultations', {
      query: { state: 'draft', pageSize: 100 },
    });
    expect(body.items.filter((one) => one.id === id)).toHaveLength(1);
  });

  it('does not take the id of what somebody else asked, and tells nothing of it', async () => {
    const { id } = await submitted(people.doctor);
    const answer = await people.otherDoctor.call('draftConsultation', { body: { id } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).not.toContain('PCI');
    expect((await people.doctor.call('draftConsultation', { body: { id: '1' } })).status).toBe(400);
  });
});

describe('the consent', () => {
  const bare = async () => {
    const { body: hospitals } = await people.doctor.call('listPairedHospitals', {});
    const invitedHospitalId = hospitals[0]?.hospital.id;
    return done(
      await people.doctor.call('draftConsultation', { body: { ...completeRequest, invitedHospitalId } }),
    );
  };
  const record = (consultation: Consultation, changed: object = {}) =>
    people.doctor.call('recordConsent', { ...at(consultation), body: { ...signedConsent(), ...changed } });
  const ask = (consultation: Consultation) =>
    people.doctor.call('submitConsultation', {
      ...at(consultation),
      body: { revision: consultation.revision },
    });

  it('is needed, and a name of the form is none', async () => {
    const begun = await bare();
    const claimed = { revision: begun.revision, consentGiver: 'patient' };
    const saved = done(await people.doctor.call('updateDraft', { ...at(begun), body: claimed }));
    expect(saved.consentedAt).toBeNull();
    expect((await ask(saved)).body.code).toBe('CONSENT_MISSING');
    expect((await ask(done(await record(begun)))).status).toBe(200);
  });

  it('of somebody else says why not the patient and who instead; a dot is no signature', async () => {
    const begun = await bare();
    const guardian = await record(begun, { giver: 'guardian' });
    expect(guardian.body).toMatchObject({
      code: 'CONSENT_UNSOUND',
      errors: [{ path: 'whyNotPatient' }, { path: 'relation' }],
    });
    const dot = { proof: { method: 'signature', strokes: [[10, 10, 11, 11]] } };
    expect((await record(begun, dot)).body.code).toBe('SIGNATURE_EMPTY');
    const mother = { giver: 'guardian', whyNotPatient: 'minor', relation: 'parent' };
    expect(done(await record(begun, mother)).consent).toMatchObject({ ...mother, method: 'signature' });
    expect((await record(begun)).body.code).toBe('CONSENT_ALREADY_GIVEN');
  });

  it('is shown to those who see the question, and to nobody else', async () => {
    const asked = await submitted(people.doctor);
    const { body: page } = await people.expert.call('getConsultation', at(asked));
    const url = `/api/consultations/${asked.id}/consents/${page.consent?.id}/document`;
    const shown = await api.app.inject({ url, headers: { cookie: people.expert.cookie } });
    expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/svg+xml']);
    expect(shown.body).toMatch(/^<svg .*<path d="M100 100L/);
    expect((await people.otherDoctor.send('GET', url)).status).toBe(404);
    expect((await people.otherDoctor.call('listConsents', at(asked))).status).toBe(404);
    const foreign = await people.expert.call('recordConsent', { ...at(asked), body: signedConsent() });
    expect(foreign.status).toBe(403);
  });

  it('on a form keeps the form until it is withdrawn; a draft then needs another', async () => {
    const begun = await bare();
    const { body: scan } = await people.doctor.upload(
      begun.id,
      { name: '同意书.png', type: 'image/png', content: png },
      'consentForm',
    );
    const proof = { method: 'form', attachmentId: scan.id };
    const given = done(await record(begun, { proof }));
    const file = { params: { consultationId: begun.id, attachmentId: scan.id } };
    expect((await people.doctor.call('removeAttachment', file)).status).toBe(409);
    const consent = { params: { consultationId: begun.id, consentId: given.consent?.id as never } };
    const silent = await people.doctor.call('withdrawConsent', { ...consent, body: { reason: ' ' } });
    expect(silent.body.code).toBe('REASON_MISSING');
    const withdrawn = done(
      await people.doctor.call('withdrawConsent', { ...consent, body: { reason: '扫描件有误' } }),
    );
    expect(withdrawn).toMatchObject({ consentedAt: null, consent: { withdrawn: { because: '扫描件有误' } } });
    expect((await people.doctor.call('removeAttachment', file)).status).toBe(204);
    expect((await ask(withdrawn)).body.code).toBe('CONSENT_MISSING');
    expect(done(await record(begun)).consent?.withdrawn).toBeNull();
  });

  it('withdrawn after the asking is on record and leaves the question asked', async () => {
    const asked = await submitted(people.doctor);
    const params = { consultationId: asked.id, consentId: asked.consent?.id as never };
    const after = done(await people.doctor.call('withdrawConsent', { params, body: { reason: '患者反悔' } }));
    expect(after).toMatchObject({ state: 'submitted', consent: { withdrawn: { because: '患者反悔' } } });
    await waitFor('the notice of both sides', async () => {
      const told = async (person: typeof people.doctor) =>
        (await person.call('listNotifications', { query: { limit: 100 } })).body.items.some(
          (notice) => notice.kind === 'consent.withdrawn' && notice.consultationId === asked.id,
        );
      return (await told(people.expert)) && (await told(people.coordinator)) && !(await told(people.doctor));
    });
  });
});

describe('the same patient again', () => {
  const patient = { name: '甲某某', recordNumber: 'ZY-2026-17', identityNumber: null, phone: '13800000000' };
  const withPatient = async (doctor: typeof people.doctor, state: 'draft' | 'submitted') => {
    const begun = await draft(doctor);
    const saved = done(
      await doctor.call('updateDraft', { ...at(begun), body: { revision: begun.revision, patient } }),
    );
    return state === 'draft' ? saved : submit(doctor, saved);
  };
  const similar = (doctor: typeof people.doctor, changed: object = {}) =>
    doctor.call('findSimilarRequests', {
      body: { patient: { recordNumber: 'zy 2026-17' }, specialty: 'cardiology', ...changed },
    });

  it('warns of what is open, offers what is known, and leaks nothing to another hospital', async () => {
    const asked = await withPatient(people.doctor, 'submitted');
    const { body } = await similar(people.doctor);
    expect(body.duplicates).toMatchObject([{ id: asked.id, number: asked.number, state: 'submitted' }]);
    expect(body.known).toMatchObject({ name: '甲某某', ageYears: 63, sex: 'male', phone: '13800000000' });
    expect((await similar(people.doctor, { specialty: 'neurology' })).body.duplicates).toEqual([]);
    expect((await similar(people.doctor, { exceptId: asked.id })).body).toEqual({
      duplicates: [],
      known: null,
    });
    expect((await similar(people.otherDoctor)).body).toEqual({ duplicates: [], known: null });
    expect((await similar(people.expert)).status).toBe(403);
  });

  it('may be asked with a reason, which the expert sees', async () => {
    const second = await withPatient(people.doctor, 'draft');
    const body = { revision: second.revision, duplicateReason: ' 病情变化 ' };
    const asked = done(await people.doctor.call('submitConsultation', { ...at(second), body }));
    expect(done(await people.expert.call('getConsultation', at(asked))).duplicateReason).toBe('病情变化');
  });
});

describe('asking again', () => {
  it('begins a draft with text, facts, patient and files, and without the consent', async () => {
    const begun = await draft(people.doctor);
    const patient = { name: '乙某某' };
    const body = { revision: begun.revision, patient, answers: { heartRate: 90 } };
    const saved = done(await people.doctor.call('updateDraft', { ...at(begun), body }));
    await people.doctor.upload(begun.id, { name: '心电图.png', type: 'image/png', content: png }, 'ecg');
    const asked = await submit(people.doctor, saved);
    expect((await people.doctor.call('copyConsultation', at(asked))).status).toBe(409);
    const reason = { revision: asked.revision, reason: '资料不足' };
    done(await people.expert.call('refuseConsultation', { ...at(asked), body: reason }));
    expect((await people.expert.call('copyConsultation', at(asked))).status).toBe(403);
    expect((await people.otherDoctor.call('copyConsultation', at(asked))).status).toBe(404);
    const again = done(await people.doctor.call('copyConsultation', at(asked)));
    expect(again).toMatchObject({
      state: 'draft',
      askedAgainOfId: asked.id,
      question: asked.question,
      answers: { heartRate: 90 },
      patient: { name: '乙某某' },
      attachments: [{ kind: 'ecg', name: '心电图.png' }],
      consent: null,
      consentedAt: null,
    });
    expect(again.id).not.toBe(asked.id);
    await accept(
      people.expert,
      await submit(
        people.doctor,
        done(await people.doctor.call('recordConsent', { ...at(again), body: signedConsent() })),
      ),
    );
  });
});
