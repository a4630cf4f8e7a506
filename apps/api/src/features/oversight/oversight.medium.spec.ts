import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { draft, signInEveryone, submitted } from '../../../test/consultation-steps.js';
import { appointed } from '../../../test/people-steps.js';

let api: ApiHarness;
let nationwide: ApiClient;
let county: ApiClient;
let elsewhere: ApiClient;
let regionCode: string;
let question: string;

beforeAll(async () => {
  api = await ApiHarness.start();
  const { doctor } = await signInEveryone(api);
  await draft(doctor);
  ({ question } = await submitted(doctor));
  const [hospital] = await api.orm.em
    .fork()
    .execute<{ region_code: string }[]>("select region_code from hospital where code = 'COUNTY-A'");
  regionCode = hospital?.region_code ?? '';
  const other = regionCode.startsWith('11') ? '31' : '11';
  nationwide = await appointed(api, {
    email: 'nation@supervisor.example',
    role: 'supervisor',
    regionCode: '0',
  });
  county = await appointed(api, { email: 'county@supervisor.example', role: 'supervisor', regionCode });
  elsewhere = await appointed(api, {
    email: 'other@supervisor.example',
    role: 'supervisor',
    regionCode: other,
  });
});
afterAll(() => api.stop());

describe('a supervisor', () => {
  it('sees the figures of their region and of what lies below it, drafts left out', async () => {
    const { body } = await nationwide.call('getOversight', { query: {} });
    expect(body.region.code).toBe('0');
    expect(body.figures).toMatchObject({ consultations: 1, open: 1, overdue: 0, closed: 0 });
    expect(body.figures.hospitals).toBeGreaterThanOrEqual(4);
    const province = body.children.find(({ code }) => regionCode.startsWith(code));
    expect(province?.figures.consultations).toBe(1);
    const below = await nationwide.call('getOversight', { query: { regionCode } });
    expect(below.body.path.map(({ code }) => code)).toEqual(
      ['0', regionCode.slice(0, 2), regionCode.slice(0, 4), regionCode].filter(
        (code, at, all) => all.indexOf(code) === at,
      ),
    );
    expect((await county.call('getOversight', { query: {} })).body.figures.consultations).toBe(1);
  });

  it('sees nothing of other regions', async () => {
    expect((await elsewhere.call('getOversight', { query: {} })).body.figures.consultations).toBe(0);
    expect((await elsewhere.call('getOversight', { query: { regionCode } })).status).toBe(404);
    expect((await county.call('getOversight', { query: { regionCode: '0' } })).status).toBe(404);
    expect((await elsewhere.call('listOverseenConsultations', { query: {} })).body.total).toBe(0);
  });

  it('sees how consultations stand, and nothing of the patient or the case', async () => {
    const { body } = await county.call('listOverseenConsultations', { query: { scope: 'open' } });
    expect(body.items).toHaveLength(1);
    expect(Object.keys(body.items[0] ?? {}).toSorted()).toEqual(
      [
        'number',
        'state',
        'urgency',
        'specialty',
        'invitingHospital',
        'invitedHospital',
        'submittedAt',
        'responseDueAt',
        'updatedAt',
      ].toSorted(),
    );
    expect(JSON.stringify(body)).not.toContain(question);
    expect((await county.call('listConsultations', { query: {} })).body.total).toBe(0);
  });
});

it('is a supervisor, or nothing is shown', async () => {
  const doctor = await api.signIn('doctor@county-a.example');
  expect((await doctor.call('getOversight', { query: {} })).body.code).toBe('ACTION_NOT_ALLOWED');
  expect((await doctor.call('listOverseenConsultations', { query: {} })).body.code).toBe(
    'ACTION_NOT_ALLOWED',
  );
});
