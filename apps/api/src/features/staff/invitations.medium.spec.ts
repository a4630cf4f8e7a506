import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NewAccount } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { FixedClock, waitFor } from '@jiedui/testing';
import { newAddress, renamed, tokensTo } from '../../../test/account-steps.js';
import { mailsTo } from '../../../test/mailbox.js';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, stepUp } from '../../../test/consultation-steps.js';

let api: ApiHarness;
let administrator: ApiClient;
let hospitalId: HospitalId;
const clock = new FixedClock(new Date());

beforeAll(async () => {
  api = await ApiHarness.start({}, clock);
  administrator = await api.signIn('administrator@top-a.example');
  await stepUp(administrator);
  const { body } = await administrator.call('getMe', {});
  hospitalId = body.posts[0]?.hospital?.id as HospitalId;
});
afterAll(() => api.stop());

const account: NewAccount = {
  nameZh: '示例新人',
  nameEn: 'Sample Newcomer',
  locale: 'zh-CN',
  password: '新人的密码 2026',
};

async function invite(email = newAddress(), more: { locale?: 'en'; role?: 'coordinator' } = {}) {
  await stepUp(administrator);
  const post = more.role
    ? { role: more.role }
    : { role: 'expert' as const, specialties: ['neurology' as const] };
  return administrator.call('invitePerson', { body: { email, hospitalId, ...more, ...post } });
}

const accept = (token: string, given: NewAccount | null = account) =>
  api.stranger.call('acceptInvitation', { body: { token, account: given } });

describe('an invitation', () => {
  it('is mailed with a link whose token no server sees, and makes an account with the post', async () => {
    const email = newAddress();
    expect((await invite(email.toUpperCase(), { locale: 'en' })).body.state).toBe('pending');
    const [token = ''] = await tokensTo(email);
    const [mail] = await mailsTo(email);
    expect(mail?.subject).toBe('You are invited to Jianghai Demonstration University Hospital on Jiedui');
    expect(mail?.text).toContain(`/invitation#${token}`);
    const { body: open } = await api.stranger.call('openInvitation', { body: { token } });
    expect([open.email, open.role, open.hospital?.id, open.isAccountNew]).toEqual([
      email,
      'expert',
      hospitalId,
      true,
    ]);
    expect((await accept(token, null)).body.code).toBe('REQUEST_INVALID');
    expect((await accept(token, { ...account, password: 'short' })).body.code).toBe('PASSWORD_WEAK');
    expect((await accept(token)).status).toBe(204);
    const { body: me } = await (await api.signIn(email, account.password)).call('getMe', {});
    expect(me.posts).toMatchObject([
      { role: 'expert', hospital: { id: hospitalId }, specialties: ['neurology'] },
    ]);
  });

  it('counts once, however many take it up at once', async () => {
    const email = newAddress();
    await invite(email);
    const [token = ''] = await tokensTo(email);
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(token)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 410, 410, 410, 410]);
  });

  it('adds the post to the account that exists, and changes nothing else of it', async () => {
    const email = await renamed(api, accounts.otherDoctor);
    await invite(email);
    const [token = ''] = await tokensTo(email);
    expect((await api.stranger.call('openInvitation', { body: { token } })).body.isAccountNew).toBe(false);
    expect((await accept(token)).status).toBe(204);
    const { body: me } = await (await api.signIn(email)).call('getMe', {});
    expect(me.posts.map(({ role }) => role).toSorted()).toEqual(['countyDoctor', 'expert']);
    expect(me.person.nameZh).not.toBe(account.nameZh);
    expect((await invite(email)).body.code).toBe('POST_ALREADY_HELD');
  });

  it('ends after seven days, and can be sent again with another link', async () => {
    const email = newAddress();
    const { body } = await invite(email);
    const [first = ''] = await tokensTo(email);
    clock.advance(7 * 24 * 3_600_000);
    expect((await accept(first)).body.code).toBe('INVITATION_INVALID');
    administrator = await api.signIn('administrator@top-a.example');
    const pending = await administrator.call('listInvitations', { query: { hospitalId, search: email } });
    const expired = await administrator.call('listInvitations', {
      query: { hospitalId, search: email, state: 'expired' },
    });
    expect([pending.body.total, expired.body.total]).toEqual([0, 1]);
    const again = await administrator.call('resendInvitation', { params: { invitationId: body.id } });
    expect(again.body.state).toBe('pending');
    const second = (await tokensTo(email, 2)).find((token) => token !== first) ?? '';
    expect((await accept(first)).body.code).toBe('INVITATION_INVALID');
    expect((await accept(second)).status).toBe(204);
  });

  it('can be taken back', async () => {
    const email = newAddress();
    const { body } = await invite(email);
    const [token = ''] = await tokensTo(email);
    expect((await invite(email)).body.code).toBe('INVITATION_ALREADY_OPEN');
    const revoked = await administrator.call('revokeInvitation', { params: { invitationId: body.id } });
    expect(revoked.body.state).toBe('revoked');
    expect((await accept(token)).body.code).toBe('INVITATION_INVALID');
  });

  it('is worth nothing once whoever invited may no longer appoint', async () => {
    const email = newAddress();
    await invite(email, { role: 'coordinator' });
    const [token = ''] = await tokensTo(email);
    const sql = (value: string) =>
      `update post set role = '${value}' where person_id = (select id from person where email = 'administrator@top-a.example')`;
    await api.orm.em.fork().execute(sql('coordinator'));
    expect((await accept(token)).body.code).toBe('INVITATION_INVALID');
    await api.orm.em.fork().execute(sql('hospitalAdministrator'));
    expect((await accept(token)).status).toBe(204);
  });
});

describe('inviting', () => {
  it('is for whoever may appoint: a hospital for itself, and no higher', async () => {
    await stepUp(administrator);
    const codeOf = async (client: ApiClient, body: object) =>
      (await client.send('POST', '/api/invitations', { body: { email: newAddress(), ...body } })).body as {
        code?: string;
      };
    const foreign = { role: 'coordinator', hospitalId: '00000000-0000-4000-8000-000000000000' };
    expect((await codeOf(administrator, foreign)).code).toBe('ACTION_NOT_ALLOWED');
    expect((await codeOf(administrator, { role: 'platformAdministrator' })).code).toBe('ACTION_NOT_ALLOWED');
    expect((await codeOf(administrator, { role: 'supervisor', regionCode: '53' })).code).toBe(
      'ACTION_NOT_ALLOWED',
    );
    const coordinator = await api.signIn(accounts.coordinator);
    expect((await codeOf(coordinator, { role: 'coordinator', hospitalId })).code).toBe('ACTION_NOT_ALLOWED');
    expect((await codeOf(administrator, { role: 'expert', hospitalId })).code).toBe('POST_INVALID');
  });

  it('asks for a fresh proof', async () => {
    const cold = await api.signIn('administrator@top-a.example');
    const answer = await cold.call('invitePerson', {
      body: { email: newAddress(), role: 'coordinator', hospitalId },
    });
    expect(answer.body.code).toBe('STEP_UP_NEEDED');
  });

  it('leaves no token in the queue or the database', async () => {
    const email = newAddress();
    const { body } = await invite(email);
    const [token = ''] = await tokensTo(email);
    const owed = await waitFor('the job', () =>
      api.orm.em
        .fork()
        .execute<{ payload: object }[]>("select payload from outbox where payload->>'invitationId' = ?", [
          body.id,
        ]),
    );
    expect(owed.map(({ payload }) => payload)).toEqual([{ invitationId: body.id }]);
    const rows = await api.orm.em
      .fork()
      .execute<object[]>("select i.*, encode(token_sha256, 'escape') t from invitation i");
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});
