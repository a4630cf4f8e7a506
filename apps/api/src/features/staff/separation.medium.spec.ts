import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HospitalId } from '@jiedui/kernel';
import { renamed, tokensTo } from '../../../test/account-steps.js';
import { type ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, stepUp } from '../../../test/consultation-steps.js';
import { appoint } from '../../../test/people-steps.js';

let api: ApiHarness;
let administrator: ApiClient;
let neighbour: ApiClient;
let platform: ApiClient;
let here: HospitalId;

const hospitalOf = async (client: ApiClient) =>
  (await client.call('getMe', {})).body.posts[0]?.hospital?.id as HospitalId;

beforeAll(async () => {
  api = await ApiHarness.start();
  administrator = await api.signIn('administrator@top-a.example');
  neighbour = await api.signIn('administrator@county-a.example');
  platform = await api.signIn('admin@jiedui.example');
  await Promise.all([administrator, neighbour, platform].map((client) => stepUp(client)));
  here = await hospitalOf(administrator);
});
afterAll(() => api.stop());

const ownId = async (client: ApiClient) => (await client.call('getMe', {})).body.person.id;
const coordinating = () => ({ role: 'coordinator' as const, hospitalId: here });
const expertHere = async () => ({
  params: {
    personId: await appoint(api, {
      email: newEmail(),
      role: 'expert',
      hospital: 'TOP-A',
      specialties: ['oncology'],
    }),
  },
});
let made = 0;
const newEmail = () => `separate-${(made += 1)}@people.example`;

describe('administrators stay out of cases', () => {
  it('as nobody appoints themselves, be it of the platform or of a hospital', async () => {
    for (const client of [platform, administrator]) {
      const params = { personId: await ownId(client) };
      const asCoordinator = await client.call('addPost', { params, body: coordinating() });
      expect([asCoordinator.status, asCoordinator.body.code]).toEqual([409, 'POST_SEPARATION']);
      const asAdministrator = await client.call('addPost', {
        params,
        body: { role: 'hospitalAdministrator', hospitalId: here },
      });
      expect(asAdministrator.body.code).toBe('POST_SEPARATION');
      expect((await client.call('getMe', {})).body.posts).toHaveLength(1);
    }
  });

  it('as nobody invites themselves, nor takes up what they sent after changing their address', async () => {
    const own = (await administrator.call('getMe', {})).body.email;
    const toSelf = await administrator.call('invitePerson', { body: { email: own, ...coordinating() } });
    expect(toSelf.body.code).toBe('POST_SEPARATION');
    const elsewhere = 'sent-to-self@people.example';
    expect(
      (await administrator.call('invitePerson', { body: { email: elsewhere, ...coordinating() } })).status,
    ).toBe(200);
    const [token = ''] = await tokensTo(elsewhere);
    const rename = (from: string, to: string) =>
      api.orm.em.fork().execute('update person set email = ? where email = ?', [to, from]);
    await rename(own, elsewhere);
    const taken = await api.stranger.call('acceptInvitation', { body: { token } });
    expect(taken.body.code).toBe('POST_SEPARATION');
    await rename(elsewhere, own);
  });

  it('as a post of the other kind is refused to whoever holds one now or later', async () => {
    const { params } = await expertHere();
    const govern = (client: ApiClient) =>
      client.call('addPost', { params, body: { role: 'hospitalAdministrator', hospitalId: here } });
    expect((await govern(administrator)).body.code).toBe('POST_SEPARATION');
    expect((await govern(platform)).body.code).toBe('POST_SEPARATION');
    const supervisor = await api.signIn('supervisor@yunnan.example');
    const clinical = await platform.call('addPost', {
      params: { personId: await ownId(supervisor) },
      body: { role: 'expert', hospitalId: here, specialties: ['oncology'] },
    });
    expect(clinical.body.code).toBe('POST_SEPARATION');
  });

  it('as an invitation to the other kind is refused when it is taken up', async () => {
    const email = await renamed(api, 'supervisor@yunnan.example');
    // The hospital may not know that the invited supervises; the product does.
    expect((await administrator.call('invitePerson', { body: { email, ...coordinating() } })).status).toBe(
      200,
    );
    const [token = ''] = await tokensTo(email);
    const taken = await api.stranger.call('acceptInvitation', { body: { token } });
    expect([taken.status, taken.body.code]).toEqual([409, 'POST_SEPARATION']);
  });
});

describe('a hospital', () => {
  it('sees a person no more once their last post there ended, but for the answer to the ending', async () => {
    const { params } = await expertHere();
    const seen = (await administrator.call('getPerson', { params })).body;
    expect([seen.hasSecondFactor, seen.canManage]).toEqual([false, true]);
    const ended = await administrator.call('endPost', {
      params: { ...params, postId: seen.posts[0]?.id ?? '' },
      body: { reason: '调离' },
    });
    expect([ended.body.canManage, ended.body.hasSecondFactor]).toEqual([false, null]);
    expect((await administrator.call('getPerson', { params })).status).toBe(404);
    const back = await administrator.call('addPost', { params, body: coordinating() });
    expect(back.status).toBe(404);
  });

  it('invites whom it does not have: it appoints nobody of another house', async () => {
    const { params } = await expertHere();
    const countyId = await hospitalOf(neighbour);
    const post = { role: 'countyDoctor' as const, hospitalId: countyId };
    expect((await neighbour.call('addPost', { params, body: post })).status).toBe(404);
    // Supervising the region shows the person, and gives no more than that.
    const supervise = { role: 'supervisor' as const, regionCode: '0' };
    const added = await platform.call('addPost', {
      params: { personId: await ownId(neighbour) },
      body: supervise,
    });
    expect(added.status).toBe(200);
    expect((await neighbour.call('getPerson', { params })).status).toBe(200);
    expect((await neighbour.call('addPost', { params, body: post })).body.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('shows its coordinators and supervisors who works there, and not how they sign in', async () => {
    const { params } = await expertHere();
    const coordinator = await api.signIn(accounts.coordinator);
    const { body } = await coordinator.call('getPerson', { params });
    expect([body.hasSecondFactor, body.lastSignInAt]).toEqual([null, null]);
    const { body: list } = await coordinator.call('listPeople', { query: { hospitalId: here } });
    const others = list.items.filter(({ email }) => email !== accounts.coordinator);
    expect(new Set(others.map(({ hasSecondFactor }) => hasSecondFactor))).toEqual(new Set([null]));
    expect(others.every(({ lastSignInAt }) => lastSignInAt === null)).toBe(true);
  });

  it('cannot open again what the platform closed', async () => {
    const { params } = await expertHere();
    const close = (client: ApiClient) =>
      client.call('disableAccount', { params, body: { reason: '账号被盗用' } });
    const open = (client: ApiClient) => client.call('enableAccount', { params });
    expect((await close(platform)).status).toBe(200);
    expect((await administrator.call('getPerson', { params })).body.canManage).toBe(false);
    expect((await open(administrator)).body.code).toBe('ACTION_NOT_ALLOWED');
    expect((await open(platform)).body.disabledAt).toBeNull();
    expect((await close(administrator)).status).toBe(200);
    expect((await open(administrator)).body.disabledAt).toBeNull();
  });
});
