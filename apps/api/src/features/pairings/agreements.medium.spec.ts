import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Agreement } from '@jiedui/contracts';
import { contractDay } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import { waitFor } from '@jiedui/testing';
import {
  agreed,
  changeTerms,
  completeTerms,
  conclude,
  draftBetween,
  seen,
  strangersOf,
  takeStep,
} from '../../../test/agreement-steps.js';
import type { ApiClient } from '../../../test/api-harness.js';
import { ApiHarness } from '../../../test/api-harness.js';
import { accounts } from '../../../test/consultation-steps.js';
import { appoint } from '../../../test/people-steps.js';
import { picture } from '../../../../../test/access/target.js';

let api: ApiHarness;
let county: ApiClient;
let top: ApiClient;
let supervisor: ApiClient;
let pair: Awaited<ReturnType<typeof strangersOf>>;
let agreement: Agreement;

const inDays = (days: number) => contractDay(new Date(Date.now() + days * 86_400_000));
const term = { validFrom: inDays(0), validUntil: inDays(365) };
const codeOf = ({ status, body }: { status: number; body: { code?: string | undefined } }) =>
  status < 300 ? 'done' : body.code;

beforeAll(async () => {
  api = await ApiHarness.start();
  county = await api.signIn(accounts.countyCoordinator);
  top = await api.signIn('assistance@top-b.example');
  supervisor = await api.signIn('supervisor@yunnan.example');
  pair = await strangersOf(api, 'COUNTY-A', 'TOP-B');
});
afterAll(() => api.stop());

describe('two coordinators and their agreement', () => {
  it('is drafted by one side, seen by both, and not proposed before it is complete', async () => {
    agreement = agreed(await county.call('draftAgreement', { body: pair }));
    expect(agreement).toMatchObject({ state: 'draft', renewsId: null, parties: ['inviting'] });
    expect(agreement.missingTerms).toContain('validUntil');
    expect((await seen(top, agreement)).parties).toEqual(['invited']);
    expect(codeOf(await takeStep(county, agreement, 'propose'))).toBe('AGREEMENT_INCOMPLETE');
    expect(codeOf(await top.call('draftAgreement', { body: pair }))).toBe('AGREEMENT_ALREADY_OPEN');
  });

  it('refuses a text that was changed meanwhile, and a term that ends before it begins', async () => {
    const wrong = await changeTerms(county, agreement, { validFrom: inDays(9), validUntil: inDays(1) });
    expect(codeOf(wrong)).toBe('REQUEST_INVALID');
    const mine = agreed(await changeTerms(county, agreement, { ...completeTerms, ...term }));
    expect(codeOf(await changeTerms(top, agreement, { fees: 'x' }))).toBe('REVISION_CONFLICT');
    agreement = agreed(await changeTerms(top, mine, { fees: '按公示标准' }));
    expect(agreement.missingTerms).toEqual([]);
  });

  it('waits on the board of the other side once it is proposed, and is not changed under their hands', async () => {
    agreement = agreed(await takeStep(county, agreement, 'propose'));
    const waiting = await top.call('listAgreements', { query: { waitingForMe: 'yes' } });
    expect(waiting.body.items.map(({ id }) => id)).toEqual([agreement.id]);
    expect(waiting.body.counts).toMatchObject({ waitingForMe: 1, proposed: 1 });
    expect((await county.call('listAgreements', { query: {} })).body.counts.waitingForMe).toBe(0);
    expect(codeOf(await changeTerms(top, agreement, { fees: 'x' }))).toBe('AGREEMENT_STATE_CONFLICT');
    expect(codeOf(await takeStep(county, agreement, 'accept'))).toBe('AGREEMENT_ALREADY_ACCEPTED');
  });

  it('loses its signatures when it is taken back to change the text', async () => {
    agreement = agreed(await takeStep(top, agreement, 'revise'));
    expect(agreement).toMatchObject({ state: 'draft', signatures: { inviting: null, invited: null } });
    agreement = agreed(await changeTerms(top, agreement, { contactEveryDays: 14 }));
    agreement = agreed(await takeStep(top, agreement, 'propose'));
    expect(agreement.signatures.invited).not.toBeNull();
    expect(agreement.signatures.inviting).toBeNull();
  });

  it('is in force as soon as both have signed and its first day has come', async () => {
    agreement = agreed(await takeStep(county, agreement, 'accept'));
    expect(agreement.state).toBe('active');
    expect(agreement.transitions.map(({ action }) => action)).toEqual([
      'propose',
      'revise',
      'propose',
      'accept',
      'conclude',
      'activate',
    ]);
    const { body } = await county.call('getPairing', { params: { pairingId: agreement.pairingId } });
    expect(body).toMatchObject({ block: null, standingAgreementId: agreement.id });
  });

  it('is suspended by the supervisor and resumed by nobody else', async () => {
    const suspend = await takeStep(supervisor, agreement, 'suspend');
    expect(codeOf(suspend)).toBe('REASON_MISSING');
    agreement = agreed(await takeStep(supervisor, agreement, 'suspend', '专项检查'));
    expect(agreement.transitions.at(-1)).toMatchObject({ party: 'supervisor', reason: '专项检查' });
    expect(codeOf(await takeStep(county, agreement, 'resume'))).toBe('AGREEMENT_SUSPENDED_BY_OTHER');
    expect((await seen(county, agreement)).steps).toContainEqual({
      step: 'resume',
      allowed: false,
      code: 'AGREEMENT_SUSPENDED_BY_OTHER',
    });
    agreement = agreed(await takeStep(supervisor, agreement, 'resume'));
    expect(agreement.state).toBe('active');
  });

  it('is renewed by a draft that repeats its terms from the day after its last', async () => {
    const renewal = agreed(await top.call('draftAgreement', { body: pair }));
    expect(renewal).toMatchObject({
      renewsId: agreement.id,
      terms: { ...completeTerms, contactEveryDays: 14, validFrom: inDays(366) },
    });
    const board = await county.call('listAgreements', {
      query: { stage: 'active', hospitalId: pair.invitedHospitalId },
    });
    expect(board.body.items).toMatchObject([{ id: agreement.id, isRenewalBegun: true }]);
    const early = agreed(await changeTerms(top, renewal, { validFrom: inDays(0), validUntil: inDays(700) }));
    const begun = await conclude(top, county, early);
    expect([begun.state, (await seen(county, agreement)).state]).toEqual(['active', 'renewed']);
    agreement = begun;
  });

  it('never has two terms in force that overlap, even behind the application', async () => {
    const copy = `insert into agreement select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
      'valid_from', a.valid_until))).* from agreement a where a.id = ?`;
    await expect(api.orm.em.fork().execute(copy, [agreement.id])).rejects.toThrow(/conflicting key value/);
  });

  it('is ended by one side with a reason, and that is the end', async () => {
    expect(codeOf(await takeStep(top, agreement, 'end', ' '))).toBe('REASON_MISSING');
    agreement = agreed(await takeStep(top, agreement, 'end', '医院撤并'));
    expect(agreement.state).toBe('ended');
    expect(codeOf(await takeStep(county, agreement, 'suspend', 'x'))).toBe('AGREEMENT_STATE_CONFLICT');
  });
});

describe('signing', () => {
  it('cannot be done by one person for both sides', async () => {
    const email = 'both@sides.example';
    const personId: PersonId = await appoint(api, { email, role: 'coordinator', hospital: 'COUNTY-A' });
    await api.orm.em.fork().execute(
      `insert into post (id, person_id, hospital_id, role, specialties, valid_from)
       select gen_random_uuid(), ?, id, 'coordinator', '{}', '2020-01-01' from hospital where code = 'TOP-B'`,
      [personId],
    );
    const both = await api.signIn(email);
    const draft = await draftBetween(both, pair, term);
    const proposed = agreed(await takeStep(both, draft, 'propose'));
    expect(codeOf(await takeStep(both, proposed, 'accept'))).toBe('AGREEMENT_SAME_PERSON');
    const declined = agreed(await takeStep(top, proposed, 'decline', '条件未谈妥'));
    expect(declined.state).toBe('declined');
  });

  it('by two at once is done once', async () => {
    const draft = await draftBetween(county, pair, term);
    const proposed = agreed(await takeStep(county, draft, 'propose'));
    const codes = (
      await Promise.all([takeStep(top, proposed, 'accept'), takeStep(top, proposed, 'accept')])
    ).map(codeOf);
    expect(codes.toSorted()).toEqual(['REVISION_CONFLICT', 'done']);
    agreement = await seen(top, draft);
    expect(agreement.transitions.filter(({ action }) => action === 'accept')).toHaveLength(1);
  });

  it('is begun once for a pair, however many begin', async () => {
    const codes = (
      await Promise.all([county, top, county].map((one) => one.call('draftAgreement', { body: pair })))
    ).map(codeOf);
    expect(codes.toSorted()).toEqual(['AGREEMENT_ALREADY_OPEN', 'AGREEMENT_ALREADY_OPEN', 'done']);
  });
});

describe('the papers of an agreement', () => {
  const paper = (content: Buffer, name = '签字页.pdf') => ({ name, type: 'application/pdf', content });
  const url = () => `/api/agreements/${agreement.id}/documents`;

  it('are refused by what they are, not by what they are called', async () => {
    const refused = async (content: Buffer) => codeOf((await top.sendFile(url(), paper(content))) as never);
    expect(await refused(Buffer.from('MZ not a paper'))).toBe('FILE_TYPE_UNSUPPORTED');
    expect(await refused(Buffer.alloc(0))).toBe('FILE_EMPTY');
    expect(await refused(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(26 * 1024 * 1024)]))).toBe(
      'FILE_TOO_LARGE',
    );
  });

  it('are kept with the agreement, read by both sides, and not removed from what was signed', async () => {
    const kept = await top.sendFile<{ id: string }>(url(), paper(picture, '../扫描<件>.png'));
    expect(kept).toMatchObject({ status: 200, body: { name: '扫描件.png', mediaType: 'image/png' } });
    const document = { params: { agreementId: agreement.id, documentId: kept.body.id } };
    const opened = await county.call('getAgreementDocument', document);
    expect([opened.status, opened.headers['content-type']]).toEqual([200, 'image/png']);
    expect(codeOf(await top.call('removeAgreementDocument', document))).toBe('AGREEMENT_STATE_CONFLICT');
    const stranger = await api.signIn(accounts.coordinator);
    expect(codeOf(await stranger.call('getAgreementDocument', document))).toBe('ACTION_NOT_ALLOWED');
  });
});

it('tells the side that is to sign, and both of what became of it', async () => {
  const noticesOf = async (client: ApiClient) =>
    (await client.call('listNotifications', { query: {} })).body.items.map(({ kind }) => kind);
  await waitFor('the notices', async () => (await noticesOf(county)).includes('agreement.ended'));
  const [ofCounty, ofTop] = [await noticesOf(county), await noticesOf(top)];
  expect(ofTop).toContain('agreement.proposedToInvited');
  expect(ofTop).not.toContain('agreement.proposedToInviting');
  for (const told of [ofCounty, ofTop]) {
    expect(told).toEqual(
      expect.arrayContaining(['agreement.concluded', 'agreement.suspended', 'agreement.ended']),
    );
  }
});

it('every step is on the audit trail, with the relation that allowed it', async () => {
  const lines = await api.orm.em.fork().execute<{ why: string; action: string }[]>(
    `select why, details->>'action' as action from audit_event
     where subject_kind = 'agreement' and subject_id = ? and action = 'transition' order by at, id`,
    [agreement.id],
  );
  expect(lines).toEqual([
    { action: 'propose', why: 'invitingCoordinator' },
    { action: 'accept', why: 'invitedCoordinator' },
    { action: 'conclude', why: 'system' },
    { action: 'activate', why: 'system' },
  ]);
});
