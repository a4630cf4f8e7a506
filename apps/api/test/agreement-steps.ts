import type { Agreement, AgreementTerms } from '@jiedui/contracts';
import type { AgreementStep } from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import type { ApiClient, ApiHarness } from './api-harness.js';

export const completeTerms = {
  specialties: ['cardiology', 'obstetrics'],
  services: ['liveConsultation', 'writtenOpinion', 'teaching'],
  purpose: '提升县医院诊疗能力',
  invitingDuties: '提供完整资料',
  invitedDuties: '按时答复',
  invitingLiability: '承担诊疗责任',
  invitedLiability: '对意见负责',
  responseLimitMinutes: { emergency: 20, urgent: 120, routine: 1_440 },
} satisfies Partial<AgreementTerms>;

export const pairOf = async (api: ApiHarness, inviting: string, invited: string) => {
  const rows = await api.orm.em
    .fork()
    .execute<{ code: string; id: HospitalId }[]>('select code, id from hospital where code in (?, ?)', [
      inviting,
      invited,
    ]);
  const idOf = (code: string) => rows.find((row) => row.code === code)?.id as HospitalId;
  return { invitingHospitalId: idOf(inviting), invitedHospitalId: idOf(invited) };
};

/** Two hospitals that have agreed on nothing yet, whatever the demo says. */
export async function strangersOf(api: ApiHarness, inviting: string, invited: string) {
  const pair = await pairOf(api, inviting, invited);
  const em = api.orm.em.fork();
  const mine = `(select a.id from agreement a join pairing p on p.id = a.pairing_id
    where p.inviting_hospital_id = ? and p.invited_hospital_id = ?)`;
  const ids = [pair.invitingHospitalId, pair.invitedHospitalId];
  await em.execute(`delete from agreement_transition where agreement_id in ${mine}`, ids);
  await em.execute(`delete from agreement where id in ${mine}`, ids);
  await em.execute('delete from pairing where inviting_hospital_id = ? and invited_hospital_id = ?', ids);
  return pair;
}

/** Fails loudly where a step on the way to the tested one did not work. */
export function agreed(answer: { status: number; body: unknown }): Agreement {
  if (answer.status !== 200) throw new Error(`Step failed: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Agreement;
}

const params = ({ id }: Agreement) => ({ params: { agreementId: id } });

export const changeTerms = (client: ApiClient, agreement: Agreement, terms: Partial<AgreementTerms>) =>
  client.call('updateAgreement', { ...params(agreement), body: { revision: agreement.revision, ...terms } });

export const takeStep = (client: ApiClient, agreement: Agreement, step: AgreementStep, reason?: string) =>
  client.call('stepAgreement', {
    ...params(agreement),
    body: { revision: agreement.revision, step, ...(reason === undefined ? {} : { reason }) },
  });

export const seen = async (client: ApiClient, agreement: Agreement): Promise<Agreement> =>
  agreed(await client.call('getAgreement', params(agreement)));

/** Drafted and filled in by one side. */
export async function draftBetween(
  client: ApiClient,
  pair: { readonly invitingHospitalId: HospitalId; readonly invitedHospitalId: HospitalId },
  terms: Partial<AgreementTerms>,
): Promise<Agreement> {
  const draft = agreed(await client.call('draftAgreement', { body: pair }));
  return agreed(await changeTerms(client, draft, { ...completeTerms, ...terms }));
}

/** Proposed by one side and signed by the other. */
export async function conclude(proposer: ApiClient, other: ApiClient, draft: Agreement): Promise<Agreement> {
  return agreed(await takeStep(other, agreed(await takeStep(proposer, draft, 'propose')), 'accept'));
}
