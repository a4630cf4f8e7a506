import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock, waitFor } from '@jiedui/testing';
import { renamed } from '../../../test/account-steps.js';
import { mailsTo } from '../../../test/mailbox.js';
import { ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accounts, stepUp } from '../../../test/consultation-steps.js';

let api: ApiHarness;
const clock = new FixedClock(new Date());

beforeAll(async () => {
  api = await ApiHarness.start({}, clock);
});
afterAll(() => api.stop());

const withCookie = (cookie: string | undefined) => new ApiClient(api.app, cookie);
const statusOf = async (cookie: string | undefined) => (await withCookie(cookie).call('getMe', {})).status;

describe('a token that an attacker planted', () => {
  it('is never taken over: the session gets one of its own', async () => {
    const planted = `jiedui_session=${'A'.repeat(43)}`;
    const victim = withCookie(planted);
    await victim.call('signIn', { body: { email: accounts.doctor, password: 'jiedui-demo' } });
    expect(victim.cookie).not.toBe(planted);
    expect([await statusOf(victim.cookie), await statusOf(planted)]).toEqual([200, 401]);
  });

  it("that is the attacker's own session ends when the victim signs in over it", async () => {
    const attacker = await api.signIn(accounts.otherDoctor);
    const victim = withCookie(attacker.cookie);
    await victim.call('signIn', { body: { email: accounts.doctor, password: 'jiedui-demo' } });
    expect(await statusOf(attacker.cookie)).toBe(401);
  });

  it('is exchanged when the person proves once more who they are', async () => {
    const victim = await api.signIn(accounts.doctor);
    const before = victim.cookie;
    await stepUp(victim);
    expect(victim.cookie).not.toBe(before);
    // For requests under way it opens what it opened before, and nothing of what was gained.
    const late = await withCookie(before).call('beginTotp', {});
    expect([await statusOf(before), late.body.code]).toEqual([200, 'STEP_UP_NEEDED']);
    clock.advance(31_000);
    expect([await statusOf(before), await statusOf(victim.cookie)]).toEqual([401, 200]);
  });
});

describe('an old cookie', () => {
  it('opens nothing after its sign-in was ended from elsewhere', async () => {
    const [here, there] = [await api.signIn(accounts.doctor), await api.signIn(accounts.doctor)];
    const { body } = await here.call('listSignIns', {});
    expect(body.filter(({ isCurrent }) => isCurrent)).toHaveLength(1);
    const { body: own } = await there.call('listSignIns', {});
    const signInId = own.find(({ isCurrent }) => isCurrent)?.id ?? '';
    expect((await here.call('endSignIn', { params: { signInId } })).status).toBe(204);
    expect([await statusOf(there.cookie), await statusOf(here.cookie)]).toEqual([401, 200]);
  });

  it('opens nothing after all others were ended', async () => {
    const [here, there] = [await api.signIn(accounts.doctor), await api.signIn(accounts.doctor)];
    const { body } = await here.call('endOtherSignIns', {});
    expect(body).toHaveLength(1);
    expect([await statusOf(there.cookie), await statusOf(here.cookie)]).toEqual([401, 200]);
  });

  it("of somebody else's sign-in can be ended by nobody but them", async () => {
    const [mine, theirs] = [await api.signIn(accounts.doctor), await api.signIn(accounts.expert)];
    const { body } = await theirs.call('listSignIns', {});
    const signInId = body.find(({ isCurrent }) => isCurrent)?.id ?? '';
    expect((await mine.call('endSignIn', { params: { signInId } })).status).toBe(404);
    expect(await statusOf(theirs.cookie)).toBe(200);
  });
});

describe('a change that another site asks for', () => {
  const tryWith = async (headers: Record<string, string>, body?: unknown) => {
    const doctor = await api.signIn(accounts.doctor);
    const answer = await doctor.send('PATCH', '/api/me', { headers, body: body ?? { locale: 'en' } });
    return [answer.status, answer.body?.code];
  };

  it.each([
    ['with its origin', { origin: 'https://elsewhere.example' }],
    ['from a sandbox or a file', { origin: 'null' }],
    ['that looks like ours', { origin: 'http://127.0.0.1:3000.elsewhere.example' }],
    ['without an origin, but marked by the browser', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring host', { 'sec-fetch-site': 'same-site' }],
  ])('is refused %s', async (_name, headers) => {
    expect(await tryWith(headers)).toEqual([403, 'ORIGIN_FOREIGN']);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b'])(
    'is refused as %s, as which any page may send it unasked',
    async (type) => {
      const [status] = await tryWith({ 'content-type': type }, '{"locale":"en"}');
      expect([400, 415]).toContain(status);
    },
  );
});

describe('guessing a password', () => {
  const guess = (email: string, password = 'a guess') =>
    api.stranger.call('signIn', { body: { email, password } });

  it('costs twice the wait each time, says how long, and the owner gets one mail', async () => {
    const email = await renamed(api, accounts.foreignExpert);
    await Promise.all(Array.from({ length: 14 }, () => guess(email)));
    const locked = await guess(email, 'jiedui-demo');
    expect([locked.status, locked.body.code]).toEqual([429, 'TOO_MANY_ATTEMPTS']);
    expect(locked.body.retryAfterSeconds).toBe(60);
    expect(locked.headers['retry-after']).toBe('60');
    clock.advance(60_000);
    expect((await guess(email)).status).toBe(401);
    expect((await guess(email)).body.retryAfterSeconds).toBe(120);
    clock.advance(120_000);
    expect((await guess(email, 'jiedui-demo')).status).toBe(200);
    await waitFor('the mail', async () => (await mailsTo(email)).length > 0);
    const mails = await mailsTo(email);
    expect(mails.map(({ subject }) => subject)).toEqual(['您的账号因多次输错已暂时锁定']);
  });

  it('takes as long for an account that does not exist', async () => {
    const timed = async (email: string) => {
      const startedAt = performance.now();
      await guess(email);
      return performance.now() - startedAt;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      known.push(await timed(accounts.countyCoordinator));
      unknown.push(await timed(`nobody-${round}@nowhere.example`));
    }
    const median = (times: number[]) => times.toSorted((a, b) => a - b)[4] ?? 0;
    const ratio = median(unknown) / median(known);
    // A missing account without a hash to check would answer in a tenth of the time.
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

describe('guessing one password for many accounts', () => {
  it('is stopped by address, and right sign-ins from there do not count', async () => {
    const sprayed = await ApiHarness.start({}, clock);
    for (let right = 0; right < 3; right += 1) await sprayed.signIn(accounts.doctor);
    const guesses = await Promise.all(
      Array.from({ length: 102 }, (_, at) =>
        sprayed.stranger.call('signIn', {
          body: { email: `person-${at}@nowhere.example`, password: 'spring' },
        }),
      ),
    );
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(100);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(2);
    clock.advance(61_000);
    await sprayed.signIn(accounts.doctor);
    await sprayed.stop();
  });
});
