import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { FixedClock, waitFor } from '@jiedui/testing';
import type { PersonId } from '@jiedui/kernel';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accept, draft, signInEveryone, submit, submitted } from '../../../test/consultation-steps.js';
import { demoPassword } from '../../demo/demo.data.js';
import { appoint, appointed } from '../../../test/people-steps.js';
import { type Mail, mailbox } from '../../../test/mailbox.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let joiningId: PersonId;
let joining: ApiClient;
let colleague: ApiClient;
let administrator: ApiClient;
const clock = new FixedClock(new Date());

beforeAll(async () => {
  api = await ApiHarness.start({}, clock);
  people = await signInEveryone(api);
  joiningId = await appoint(api, {
    email: 'oncologist@top-a.example',
    role: 'expert',
    hospital: 'TOP-A',
    specialties: ['oncology'],
  });
  joining = await api.signIn('oncologist@top-a.example');
  colleague = await appointed(api, {
    email: 'night@county-a.example',
    role: 'countyDoctor',
    hospital: 'COUNTY-A',
  });
  administrator = await appointed(api, {
    email: 'office@county-a.example',
    role: 'hospitalAdministrator',
    hospital: 'COUNTY-A',
  });
});
afterAll(() => api.stop());

async function mailsTo(email: string, number: string): Promise<string[]> {
  const named = (await mailbox<Mail[]>('')).filter(
    ({ subject, to }) => subject.includes(number) && to.includes(email),
  );
  return Promise.all(named.map(async ({ id }) => (await mailbox<{ text: string }>(`/${id}`)).text));
}

const params = ({ id }: Consultation) => ({ params: { consultationId: id } });
const get = (client: ApiClient, consultation: Consultation) =>
  client.call('getConsultation', params(consultation));
const seen = async (client: ApiClient, consultation: Consultation) =>
  (await get(client, consultation)).status;

describe('a patient', () => {
  const patient = {
    name: '欧阳 测试',
    identityNumber: '11010519491231002x',
    phone: '+86 138-0000-1234',
    recordNumber: 'zy-2026-00017',
  };

  it('is named to those who take part, and lies sealed in the database', async () => {
    const begun = await draft(people.doctor);
    const saved = await people.doctor.call('updateDraft', {
      ...params(begun),
      body: { revision: begun.revision, patient },
    });
    expect(saved.body.patient).toEqual(patient);
    const asked = await submit(people.doctor, saved.body);
    expect((await get(people.expert, asked)).body.patient).toEqual(patient);
    const rows = await api.orm.em
      .fork()
      .execute<object[]>(
        "select encode(name, 'escape') || encode(identity_number, 'escape') || encode(phone, 'escape') || encode(name_index, 'escape') as stored from patient_identity",
      );
    expect(rows).toHaveLength(1);
    for (const plain of ['13800001234', '138-0000', '002x', '00017']) {
      expect(JSON.stringify(rows)).not.toContain(plain);
    }
  });

  it.each([
    [{ name: '欧阳测试' }],
    [{ identityNumber: '11010519491231002X' }],
    [{ phone: '13800001234' }],
    [{ recordNumber: 'ZY 2026 00017' }],
    [{ name: '欧阳测试', recordNumber: 'ZY202600017' }],
  ])('is found by %j, by those who may see the consultation and by nobody else', async (search) => {
    const find = (client: ApiClient) => client.call('findByPatient', { body: { patient: search } });
    const own = await find(people.doctor);
    expect(own.body.total).toBe(1);
    expect((await find(people.expert)).body.items.map(({ id }) => id)).toEqual(
      own.body.items.map(({ id }) => id),
    );
    for (const stranger of [people.otherDoctor, people.foreignExpert, colleague, administrator, joining]) {
      expect((await find(stranger)).body).toMatchObject({ items: [], total: 0 });
    }
  });

  it('is not found by half a name, nor by another who shares only one of two', async () => {
    const find = async (search: object) =>
      (await people.doctor.call('findByPatient', { body: { patient: search } })).body.total;
    expect(await find({ name: '欧阳' })).toBe(0);
    expect(await find({ name: '欧阳测试', phone: '13900000000' })).toBe(0);
    expect((await people.doctor.call('findByPatient', { body: { patient: { name: ' ' } } })).status).toBe(
      400,
    );
  });

  it('is forgotten where a field is emptied', async () => {
    const begun = await draft(people.doctor);
    const save = async (revision: number, changes: object) =>
      (await people.doctor.call('updateDraft', { ...params(begun), body: { revision, patient: changes } }))
        .body;
    const first = await save(begun.revision, { name: '某某', phone: '123' });
    const second = await save(first.revision, { name: '' });
    expect(second.patient).toEqual({ name: null, identityNumber: null, phone: '123', recordNumber: null });
  });
});

describe('a member of the team', () => {
  it('sees the consultation from the moment they are asked until they are not any more', async () => {
    const consultation = await accept(people.expert, await submitted(people.doctor));
    expect(await seen(joining, consultation)).toBe(404);
    const candidates = await people.expert.call('listMemberCandidates', {
      ...params(consultation),
      query: {},
    });
    expect(candidates.body.map(({ person }) => person.id)).toContain(joiningId);
    const added = await people.expert.call('addMember', {
      ...params(consultation),
      body: { personId: joiningId },
    });
    expect(added.status).toBe(200);
    const view = await get(joining, consultation);
    expect(view.body.relations).toContain('mdtMember');
    expect(view.body.mayAlso).toEqual(['discuss', 'advise']);
    expect((await joining.call('listConsultations', { query: {} })).body.items.map(({ id }) => id)).toContain(
      consultation.id,
    );
    await waitFor('the notice to the member', async () => {
      const { items } = (await joining.call('listNotifications', { query: {} })).body;
      return items.some(({ kind }) => kind === 'member.added');
    });
    const removed = await people.coordinator.call('removeMember', {
      params: { consultationId: consultation.id, personId: joiningId },
    });
    expect(removed.status).toBe(204);
    expect(await seen(joining, consultation)).toBe(404);
  });

  it('is not told again when another joins, and nobody joins whose account is closed', async () => {
    const consultation = await accept(people.expert, await submitted(people.doctor));
    const joins = async (id: string) => {
      await people.expert.call('addMember', { ...params(consultation), body: { personId: id } });
    };
    const told = async (client: ApiClient) =>
      (await client.call('listNotifications', { query: {} })).body.items.filter(
        (item) => item.kind === 'member.added' && item.consultationId === consultation.id,
      ).length;
    await joins(joiningId);
    await waitFor('the notice to the first', async () => (await told(joining)) === 1);
    await joins((await people.otherExpert.call('getMe', {})).body.person.id);
    await waitFor('the notice to the second', async () => (await told(people.otherExpert)) === 1);
    expect(await told(joining)).toBe(1);

    const closedId = await appoint(api, {
      email: 'closed@top-a.example',
      role: 'expert',
      hospital: 'TOP-A',
      specialties: ['oncology'],
    });
    await api.orm.em
      .fork()
      .execute("update person set disabled_at = now(), disabled_reason = 'left' where id = ?", [closedId]);
    const { body } = await people.expert.call('listMemberCandidates', { ...params(consultation), query: {} });
    expect(body.map(({ person }) => person.id)).not.toContain(closedId);
    const refused = await people.expert.call('addMember', {
      ...params(consultation),
      body: { personId: closedId },
    });
    expect(refused.body.code).toBe('NOT_FOUND');
  });

  it('is asked by the expert or their coordinator alone, and only from the invited hospital', async () => {
    const consultation = await accept(people.expert, await submitted(people.doctor));
    const add = (client: ApiClient, personId: string) =>
      client.call('addMember', { ...params(consultation), body: { personId } });
    expect((await add(people.doctor, joiningId)).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await add(people.foreignExpert, joiningId)).body.code).toBe('NOT_FOUND');
    const foreign = (await people.foreignExpert.call('getMe', {})).body.person.id;
    expect((await add(people.expert, foreign)).body.code).toBe('NOT_FOUND');
    await add(people.expert, joiningId);
    expect((await add(people.expert, joiningId)).body.code).toBe('STATE_CONFLICT');
  });
});

describe('emergency access', () => {
  const stepUp = (client: ApiClient) =>
    client.call('stepUp', { body: { method: 'password', password: demoPassword } });
  const breakGlass = (client: ApiClient, number: string, reason = '患者突然加重，申请医生不在') =>
    client.call('breakGlass', { body: { number, reason } });

  it('opens at once for a colleague who proves who they are, is told and reviewed, and runs out', async () => {
    const consultation = await submitted(people.doctor);
    expect(await seen(colleague, consultation)).toBe(404);
    expect((await breakGlass(colleague, consultation.number)).body.code).toBe('STEP_UP_NEEDED');
    await stepUp(colleague);
    expect((await breakGlass(colleague, consultation.number, ' ')).body.code).toBe('REASON_MISSING');
    const opened = await breakGlass(colleague, consultation.number.toLowerCase());
    expect(opened.body.consultationId).toBe(consultation.id);
    const view = await get(colleague, consultation);
    expect(view.body.seenUntil).toBe(opened.body.until);
    expect(view.body.actions.filter(({ allowed }) => allowed)).toEqual([]);
    await waitFor('the notice to the administrator', async () => {
      const { items } = (await administrator.call('listNotifications', { query: {} })).body;
      return items.some(
        (item) => item.kind === 'glass.broken' && item.consultationNumber === consultation.number,
      );
    });
    const mailTo = (email: string, link: string) =>
      waitFor(`the mail to ${email}`, async () =>
        (await mailsTo(email, consultation.number)).some((text) => text.includes(link)),
      );
    await mailTo('office@county-a.example', '/break-glass');
    await mailTo('coordinator@county-a.example', `/consultations/${consultation.id}`);
    for (const text of await mailsTo('office@county-a.example', consultation.number)) {
      expect(text).not.toContain('/consultations/');
    }
    const { items } = (await administrator.call('listBrokenGlass', { query: {} })).body;
    const [mine] = items.filter(({ consultationNumber }) => consultationNumber === consultation.number);
    expect(mine).toMatchObject({ review: null, reason: '患者突然加重，申请医生不在' });
    expect(await seen(administrator, consultation)).toBe(404);
    const review = {
      params: { breakGlassId: mine?.id ?? '' },
      body: { verdict: 'justified', note: null },
    } as const;
    expect((await administrator.call('reviewBrokenGlass', review)).body.review?.verdict).toBe('justified');
    expect((await administrator.call('reviewBrokenGlass', review)).body.code).toBe('STATE_CONFLICT');
    clock.advance(4 * 3_600_000 + 1);
    expect(await seen(colleague, consultation)).toBe(404);
  });

  it('is not for doctors of other hospitals, who cannot even tell whether the number exists', async () => {
    const consultation = await submitted(people.doctor);
    await stepUp(people.otherDoctor);
    const [known, unknown] = await Promise.all([
      breakGlass(people.otherDoctor, consultation.number),
      breakGlass(people.otherDoctor, 'C2026-999999'),
    ]);
    expect([known.status, known.body.code]).toEqual([404, 'NOT_FOUND']);
    expect({ ...known.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    const tries = await api.orm.em.fork().execute(
      `select e.details, e.subject_id from audit_event e join person p on p.id = e.person_id
         where e.action = 'breakGlass' and e.outcome = 'refused' and p.email = 'doctor@county-b.example'`,
    );
    expect(tries).toEqual(Array.from({ length: 2 }, () => ({ details: {}, subject_id: null })));
    expect((await people.otherDoctor.call('listBrokenGlass', { query: {} })).body.code).toBe(
      'ACTION_NOT_ALLOWED',
    );
  });

  it('is not needed by those who see the consultation anyway', async () => {
    const consultation = await submitted(people.doctor);
    await stepUp(people.doctor);
    expect((await breakGlass(people.doctor, consultation.number)).body).toEqual({
      consultationId: consultation.id,
      until: null,
    });
  });
});
