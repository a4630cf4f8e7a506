import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import { FixedClock } from '@jiedui/testing';
import { randomUUID } from 'node:crypto';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { draft, signInEveryone, submitted } from '../../../test/consultation-steps.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;
const clock = new FixedClock(new Date());

beforeAll(async () => {
  api = await ApiHarness.start({}, clock);
  people = await signInEveryone(api);
});
afterAll(() => api.stop());

const list = (client: ApiClient) => client.call('listConsultations', { query: {} });
const params = ({ id }: Consultation) => ({ params: { consultationId: id } });

async function listed(consultation: Consultation, by: string) {
  const { body } = await people.doctor.call('listReaders', {
    ...params(consultation),
    query: { pageSize: '100' },
  });
  return body.reads.filter(({ part, why }) => part === 'list' && why === by);
}

const lines = <Line extends object>(where: string, values: unknown[]) =>
  api.orm.em.fork().execute<Line[]>(`select * from audit_event where ${where}`, values);

describe('who pages through a list', () => {
  it('is among the readers of each consultation shown, once in ten minutes', async () => {
    const [first, second] = [await submitted(people.doctor), await submitted(people.doctor)];
    await list(people.coordinator);
    await list(people.coordinator);
    for (const consultation of [first, second]) {
      const reads = await listed(consultation, 'invitedCoordinator');
      expect(reads).toHaveLength(1);
      expect(reads[0]?.person.nameZh).toBe((await people.coordinator.call('getMe', {})).body.person.nameZh);
    }
    clock.advance(10 * 60_000 + 1);
    await list(people.coordinator);
    expect(await listed(first, 'invitedCoordinator')).toHaveLength(2);
  });

  it('is not among the readers of what the list did not show', async () => {
    const asked = await submitted(people.doctor);
    await list(people.otherDoctor);
    await list(people.foreignExpert);
    const others = (await people.doctor.call('listReaders', { ...params(asked), query: {} })).body.people;
    expect(others.map(({ person }) => person.id)).toEqual(
      others.map(({ person }) => person.id).filter((id) => id === asked.requestedBy.id),
    );
  });

  it('is shown to the administrators of both hospitals', async () => {
    const asked = await submitted(people.doctor);
    await list(people.coordinator);
    const [line] = await lines<{ hospital_ids: string[] }>(
      `consultation_id = ? and details ->> 'part' = 'list' and why = 'invitedCoordinator'`,
      [asked.id],
    );
    expect(line?.hospital_ids).toEqual([asked.invitingHospital.id, asked.invitedHospital?.id]);
  });
});

describe('who looks for a patient', () => {
  it('is on record with the hospital they look from, found or not, and without what they typed', async () => {
    await people.doctor.call('findByPatient', { body: { patient: { name: '查无此人' } } });
    const [line] = await lines<{ hospital_ids: string[]; details: object }>(
      `action = 'search' and subject_kind = 'consultation'`,
      [],
    );
    expect(line?.hospital_ids).toHaveLength(1);
    expect(line?.details).toEqual({ found: 0, isByPatient: true });
  });
});

describe('who asks for a consultation they may not see', () => {
  const refused = (id: string) =>
    lines<{ person_id: string; consultation_id: string | null; hospital_ids: string[] }>(
      `action = 'read' and outcome = 'refused' and subject_kind = 'consultation' and subject_id = ?`,
      [id],
    );

  it('is on record, and gets the answer of one that is not there', async () => {
    const hidden = await draft(people.doctor);
    const unknown = randomUUID();
    for (const id of [hidden.id, unknown]) {
      const answer = await people.otherDoctor.send('GET', `/api/consultations/${id}`);
      expect(answer.status).toBe(404);
      const kept = await refused(id);
      const { person } = (await people.otherDoctor.call('getMe', {})).body;
      expect(kept).toMatchObject([{ person_id: person.id, consultation_id: null }]);
      expect(kept[0]?.hospital_ids).toHaveLength(1);
    }
  });

  it('is on record for each way of asking: its files, its record, a step', async () => {
    const asked = await submitted(people.doctor);
    await people.otherDoctor.call('listTimeline', params(asked));
    await people.otherDoctor.send('GET', `/api/consultations/${asked.id}/record`);
    await people.otherDoctor.call('acceptConsultation', {
      ...params(asked),
      body: { revision: asked.revision },
    });
    expect(await refused(asked.id)).toHaveLength(3);
  });
});
