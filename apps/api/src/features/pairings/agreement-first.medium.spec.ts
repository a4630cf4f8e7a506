import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Agreement, AgreementTerms } from '@jiedui/contracts';
import { contractDay } from '@jiedui/domain';
import { FixedClock } from '@jiedui/testing';
import {
  agreed,
  changeTerms,
  conclude,
  draftBetween,
  seen,
  strangersOf,
  takeStep,
} from '../../../test/agreement-steps.js';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, completeRequest, consented, done } from '../../../test/consultation-steps.js';
import { AgreementCalendar } from './index.js';

const dayMs = 86_400_000;
const clock = new FixedClock(new Date());
let api: ApiHarness;
let doctor: ApiClient;
let county: ApiClient;
let top: ApiClient;
let expert: ApiClient;
let pair: Awaited<ReturnType<typeof strangersOf>>;
let agreement: Agreement;

const inDays = (days: number) => contractDay(new Date(clock.now().getTime() + days * dayMs));

beforeAll(async () => {
  api = await ApiHarness.start({ ROLES: 'http', SESSION_HOURS: '720' }, clock);
  doctor = await api.signIn(accounts.doctor);
  county = await api.signIn(accounts.countyCoordinator);
  expert = await api.signIn(accounts.foreignExpert);
  top = await api.signIn('assistance@top-b.example');
  pair = await strangersOf(api, 'COUNTY-A', 'TOP-B');
});
afterAll(() => api.stop());

/** As the job does it, a day or more later. */
async function pass(days: number): Promise<void> {
  clock.advance(days * dayMs);
  await api.app.get(AgreementCalendar).turn();
  for (const [client, email] of [
    [doctor, accounts.doctor],
    [county, accounts.countyCoordinator],
    [top, 'assistance@top-b.example'],
    [expert, accounts.foreignExpert],
  ] as const) {
    await client.call('signIn', { body: { email, password: 'jiedui-demo' } });
  }
}

/** What asking now would say, and what the list of hospitals said before. */
async function asking(specialty: 'obstetrics' | 'paediatrics' = 'obstetrics') {
  const listed = await doctor.call('listPairedHospitals', {});
  const hospital = listed.body.find((one) => one.hospital.id === pair.invitedHospitalId);
  const begun = done(
    await doctor.call('draftConsultation', {
      body: { ...completeRequest, specialty, invitedHospitalId: pair.invitedHospitalId },
    }),
  );
  const draft = await consented(doctor, begun);
  const answer = await doctor.call('submitConsultation', {
    params: { consultationId: draft.id },
    body: { revision: draft.revision },
  });
  const shown = draft.actions.find(({ action }) => action === 'submit')?.code;
  const field = answer.body.errors?.[0];
  return { hospital, shown, code: answer.body.code, field, consultation: answer.body };
}

const reach = async (terms: Partial<AgreementTerms>) =>
  conclude(
    county,
    top,
    await draftBetween(county, pair, {
      specialties: ['obstetrics'],
      validFrom: inDays(0),
      validUntil: inDays(30),
      ...terms,
    }),
  );

/** The refusal, the button's reason and the list say the same. */
async function expectBlocked(code: string, on: string | null): Promise<void> {
  const { hospital, shown, code: refused, field } = await asking();
  expect([hospital?.block, shown, refused]).toEqual([{ code, on }, code, code]);
  expect(field).toMatchObject({ path: 'invitedHospitalId', code, ...(on ? { message: on } : {}) });
}

describe('a consultation needs an agreement first', () => {
  it('is not asked of a hospital without one', async () => {
    const { hospital, shown, code } = await asking();
    expect([hospital, shown, code]).toEqual([undefined, 'AGREEMENT_MISSING', 'AGREEMENT_MISSING']);
  });

  it('is not asked while the agreement is negotiated', async () => {
    const draft = await draftBetween(county, pair, {});
    await expectBlocked('AGREEMENT_NOT_CONCLUDED', null);
    agreed(await takeStep(county, draft, 'discard'));
  });

  it('is not asked before the first day, and on that day without anybody doing anything', async () => {
    agreement = await reach({ validFrom: inDays(3), validUntil: inDays(20) });
    expect(agreement).toMatchObject({ state: 'accepted', daysLeft: 3 });
    await expectBlocked('AGREEMENT_NOT_YET_ACTIVE', agreement.terms.validFrom);
    await pass(2);
    expect((await seen(county, agreement)).state).toBe('accepted');
    await pass(1);
    agreement = await seen(county, agreement);
    expect(agreement).toMatchObject({ state: 'active', daysLeft: 17 });
    expect(agreement.transitions.at(-1)).toMatchObject({ action: 'activate', by: null });
  });

  it('is asked within its specialties, with the time to answer that it agrees on', async () => {
    const { hospital } = await asking();
    expect(hospital).toMatchObject({
      block: null,
      specialties: ['obstetrics'],
      specialtiesNotAgreed: ['paediatrics'],
    });
    const outside = await asking('paediatrics');
    expect([outside.code, outside.shown]).toEqual(['SPECIALTY_NOT_AGREED', 'SPECIALTY_NOT_AGREED']);
    const { consultation } = await asking();
    expect(consultation).toMatchObject({
      state: 'submitted',
      responseDueAt: new Date(clock.now().getTime() + 120 * 60_000).toISOString(),
    });
    const [row] = await api.orm.em
      .fork()
      .execute<{ agreement: string }[]>('select agreement_id as agreement from consultation where id = ?', [
        consultation.id,
      ]);
    expect(row?.agreement).toBe(agreement.id);
  });

  it('is not asked while the agreement is suspended; what was asked goes on', async () => {
    const { consultation } = await asking();
    agreement = agreed(await takeStep(top, agreement, 'suspend', '系统检修'));
    await expectBlocked('AGREEMENT_SUSPENDED', inDays(0));
    const accepted = await expert.call('acceptConsultation', {
      params: { consultationId: consultation.id },
      body: { revision: consultation.revision },
    });
    expect(accepted.body.state).toBe('accepted');
    agreement = agreed(await takeStep(top, agreement, 'resume'));
  });

  it('is not asked after the last day, even before anything notices', async () => {
    clock.advance(18 * dayMs);
    await pass(0);
    agreement = await seen(county, agreement);
    expect(agreement.state).toBe('expired');
    await expectBlocked('AGREEMENT_EXPIRED', agreement.terms.validUntil);
  });

  it('is not asked for a service that was not agreed, nor answered by one', async () => {
    agreement = await reach({ services: ['teaching'] });
    expect(agreement.state).toBe('active');
    await expectBlocked('SERVICE_NOT_AGREED', null);
    const inWriting = agreed(await county.call('draftAgreement', { body: pair }));
    const changed = agreed(
      await changeTerms(county, inWriting, { services: ['writtenOpinion'], validFrom: inDays(0) }),
    );
    agreement = await conclude(county, top, changed);
    const { consultation } = await asking();
    const accepted = done(
      await expert.call('acceptConsultation', {
        params: { consultationId: consultation.id },
        body: { revision: consultation.revision },
      }),
    );
    const startsAt = clock.now().toISOString();
    const endsAt = new Date(clock.now().getTime() + 1_200_000).toISOString();
    const scheduled = await expert.call('scheduleConsultation', {
      params: { consultationId: accepted.id },
      body: { revision: accepted.revision, startsAt, endsAt },
    });
    expect(scheduled.body.code).toBe('SERVICE_NOT_AGREED');
  });

  it('is not asked after one side ended it', async () => {
    agreement = agreed(await takeStep(top, agreement, 'end', '调整'));
    await expectBlocked('AGREEMENT_ENDED', inDays(0));
  });
});

describe('the calendar', () => {
  it('hands over from an agreement to its renewal without a day between', async () => {
    const former = await reach({ validUntil: inDays(5) });
    const renewal = await conclude(county, top, agreed(await top.call('draftAgreement', { body: pair })));
    expect([renewal.state, renewal.daysLeft]).toEqual(['accepted', 6]);
    await pass(6);
    expect([(await seen(top, former)).state, (await seen(top, renewal)).state]).toEqual([
      'renewed',
      'active',
    ]);
    expect((await asking()).code).toBeUndefined();
  });

  it('turns as often as it likes', async () => {
    const lines = () => api.orm.em.fork().execute('select count(*)::int as lines from agreement_transition');
    const before = await lines();
    await Promise.all([pass(0), api.app.get(AgreementCalendar).turn()]);
    expect(await lines()).toEqual(before);
  });
});
