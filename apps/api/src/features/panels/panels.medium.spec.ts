import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Consultation } from '@jiedui/contracts';
import type { PersonId } from '@jiedui/kernel';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import {
  accept,
  done,
  opinion,
  sign,
  signInEveryone,
  stepUp,
  submitted,
} from '../../../test/consultation-steps.js';

let api: ApiHarness;
let people: Awaited<ReturnType<typeof signInEveryone>>;
let consultation: Consultation;
let memberId: PersonId;

beforeAll(async () => {
  api = await ApiHarness.start({ ROLES: 'http' });
  people = await signInEveryone(api);
  consultation = await accept(people.expert, await submitted(people.doctor));
  memberId = (await people.otherExpert.call('getMe', {})).body.person.id;
  await people.expert.call('addMember', { ...params(), body: { personId: memberId } });
});
afterAll(() => api.stop());

const params = () => ({ params: { consultationId: consultation.id } });
const ofMember = () => ({ params: { consultationId: consultation.id, personId: memberId } });
const panel = async (client: ApiClient) => (await client.call('getPanel', params())).body;
const mine = { findings: '神经科所见', advice: '神经科建议' };
const look = async (client: ApiClient) => done(await client.call('getConsultation', params()));

describe('a panel', () => {
  it('asks a member through its chair, and waits for the opinion before the joint one', async () => {
    const { doctor, expert, otherExpert } = people;
    expect((await otherExpert.call('askPanelMember', ofMember())).body.code).toBe('ACTION_NOT_ALLOWED');
    const asked = await expert.call('askPanelMember', ofMember());
    expect(asked.body).toMatchObject({ isWaiting: true, members: [{ state: 'asked', opinion: null }] });
    expect((await look(doctor)).isPanel).toBe(true);
    await stepUp(expert);
    const early = await expert.call('signOpinion', {
      ...params(),
      body: { ...opinion, revision: (await look(expert)).revision },
    });
    expect(early.body.code).toBe('PANEL_OPINIONS_MISSING');
  });

  it('shows an opinion to nobody before it is signed', async () => {
    const { expert, otherExpert, coordinator, doctor } = people;
    const saved = await otherExpert.call('savePanelOpinion', { ...params(), body: mine });
    expect(saved.body.members[0]).toMatchObject({ state: 'drafting', opinion: { findings: '神经科所见' } });
    for (const client of [expert, coordinator, doctor]) {
      // Not even that it was begun.
      expect((await panel(client)).members[0]).toMatchObject({ state: 'asked', opinion: null });
    }
    expect((await doctor.call('savePanelOpinion', { ...params(), body: mine })).body.code).toBe(
      'ACTION_NOT_ALLOWED',
    );
  });

  it('is signed by the member once and for all, after a proof; the chair reads it, the others at the end', async () => {
    const { expert, otherExpert, doctor } = people;
    expect((await otherExpert.call('signPanelOpinion', { ...params(), body: mine })).body.code).toBe(
      'STEP_UP_NEEDED',
    );
    await stepUp(otherExpert);
    const empty = await otherExpert.call('signPanelOpinion', { ...params(), body: { ...mine, advice: ' ' } });
    expect(empty.body.code).toBe('OPINION_MISSING');
    const signed = await otherExpert.call('signPanelOpinion', { ...params(), body: mine });
    expect(signed.body).toMatchObject({ isWaiting: false, members: [{ state: 'signed' }] });
    expect((await otherExpert.call('savePanelOpinion', { ...params(), body: mine })).body.code).toBe(
      'STATE_CONFLICT',
    );
    expect((await panel(expert)).members[0]?.opinion?.advice).toBe('神经科建议');
    expect((await panel(doctor)).members[0]?.opinion).toBeNull();
    await sign(expert, await look(expert));
    expect((await panel(doctor)).members[0]?.opinion?.advice).toBe('神经科建议');
  });

  it('goes on without a member who was excused with a reason', async () => {
    const { doctor, expert } = people;
    consultation = await accept(expert, await submitted(doctor));
    await expert.call('addMember', { ...params(), body: { personId: memberId } });
    await expert.call('askPanelMember', ofMember());
    const excuse = (reason: string) => expert.call('excusePanelMember', { ...ofMember(), body: { reason } });
    expect((await excuse(' ')).body.code).toBe('REASON_MISSING');
    expect((await excuse('临时手术')).body.members[0]).toMatchObject({
      state: 'excused',
      excused: { because: '临时手术' },
    });
    expect((await sign(expert, await look(expert))).state).toBe('signed');
  });
});
