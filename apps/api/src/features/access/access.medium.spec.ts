import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HintEvents, hintPath } from '@jiedui/contracts';
import type { HospitalId } from '@jiedui/kernel';
import { FixedClock, waitFor } from '@jiedui/testing';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accept, accounts, draft, stepUp, submit, submitted } from '../../../test/consultation-steps.js';
import { HintGateway } from './hint.gateway.js';

let api: ApiHarness;
let origin: string;

beforeAll(async () => {
  api = await ApiHarness.start();
  await api.app.listen(0, '127.0.0.1');
  const { port } = api.app.getHttpServer().address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
});
afterAll(() => api.stop());

const signInWith = (email: string, password: string) =>
  api.stranger.call('signIn', { body: { email, password } });

describe('signing in', () => {
  it('says the same of a wrong password and of an account that does not exist', async () => {
    const wrong = await signInWith(accounts.doctor, 'wrong');
    const unknown = await signInWith('nobody@nowhere.example', 'wrong');
    expect([wrong.status, wrong.body.code]).toEqual([401, 'CREDENTIALS_WRONG']);
    expect([unknown.status, unknown.body.code]).toEqual([401, 'CREDENTIALS_WRONG']);
  });

  it('sets a cookie that scripts and other sites cannot use, of which the database knows only a hash', async () => {
    const { headers } = await signInWith(accounts.doctor, 'jiedui-demo');
    const cookie = String(headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const token = /jiedui_session=([^;]+)/.exec(cookie)?.[1] ?? '';
    expect(token.length).toBeGreaterThanOrEqual(43);
    const rows = await api.orm.em
      .fork()
      .execute<object[]>("select encode(token_sha256, 'escape') as token from sign_in_session");
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('gives a new token each time and ends the one the browser held before', async () => {
    const first = await api.signIn(accounts.doctor);
    const again = await new ApiClient(api.app, first.cookie).call('signIn', {
      body: { email: accounts.doctor, password: 'jiedui-demo' },
    });
    expect(String(again.headers['set-cookie'])).not.toContain(first.cookie ?? '?');
    expect((await first.call('getMe', {})).status).toBe(401);
  });

  it('closes an account to guessing after ten wrong passwords, the right one included', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 14 }, () => signInWith(accounts.foreignExpert, 'guess')),
    );
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(4);
    expect((await signInWith(accounts.foreignExpert, 'jiedui-demo')).body.code).toBe('TOO_MANY_ATTEMPTS');
  });

  it('refuses a change that another site asks for', async () => {
    const doctor = await api.signIn(accounts.doctor);
    const answer = await doctor.send('POST', '/api/sign-out', {
      headers: { origin: 'https://elsewhere.example' },
    });
    expect([answer.status, answer.body?.code]).toEqual([403, 'ORIGIN_FOREIGN']);
    expect((await doctor.call('getMe', {})).status).toBe(200);
  });
});

describe('a session', () => {
  it('ends by itself when it was not used for its hours, and lasts while it is', async () => {
    const clock = new FixedClock(new Date());
    const timed = await ApiHarness.start({ SESSION_HOURS: '1' }, clock);
    const doctor = await timed.signIn(accounts.doctor);
    const statusAfter = async (minutes: number) => {
      clock.advance(minutes * 60_000);
      return (await doctor.call('getMe', {})).status;
    };
    expect(await statusAfter(50)).toBe(200);
    expect(await statusAfter(50)).toBe(200);
    expect(await statusAfter(61)).toBe(401);
    await timed.stop();
  });
});

describe('a process that is told to stop', () => {
  it('does so at once, though browsers are listening', async () => {
    const other = await ApiHarness.start();
    await other.app.listen(0, '127.0.0.1');
    const { port } = other.app.getHttpServer().address() as AddressInfo;
    const { cookie } = await other.signIn(accounts.doctor);
    const socket = io(`http://127.0.0.1:${port}`, {
      path: hintPath,
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { cookie: cookie ?? '' },
    });
    await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
    const startedAt = performance.now();
    await other.stop();
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe('signing out', () => {
  it('ends the session: the old cookie opens nothing any more', async () => {
    const doctor = await api.signIn(accounts.doctor);
    expect((await doctor.call('signOut', {})).status).toBe(204);
    expect((await doctor.call('getMe', {})).body.code).toBe('NOT_SIGNED_IN');
  });
});

describe('hints', () => {
  const sockets: Socket<HintEvents>[] = [];
  afterAll(() => sockets.forEach((socket) => socket.disconnect()));

  const listen = async (client: ApiClient) => {
    const socket: Socket<HintEvents> = io(origin, {
      path: hintPath,
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { cookie: client.cookie ?? '' },
    });
    sockets.push(socket);
    const heard: { consultationId: string; revision: number }[] = [];
    socket.on('consultation.changed', (hint) => heard.push(hint));
    const refused = await new Promise<{ data?: { code: string } } | undefined>((resolve) => {
      socket.once('connect', () => resolve(undefined));
      socket.once('connect_error', (error) => resolve(error as never));
    });
    return { socket, heard, refused };
  };

  it('are not for strangers', async () => {
    const { refused } = await listen(api.stranger);
    expect(refused?.data?.code).toBe('NOT_SIGNED_IN');
  });

  it('reach those concerned, with an id and nothing of the case; and nobody else', async () => {
    const doctor = await api.signIn(accounts.doctor);
    const expert = await api.signIn(accounts.expert);
    const other = await api.signIn(accounts.otherDoctor);
    const [own, theirs, none] = await Promise.all([listen(doctor), listen(expert), listen(other)]);
    const asked = await submitted(doctor);
    const hint = await waitFor('the hint', () =>
      theirs.heard.find(({ consultationId }) => consultationId === asked.id),
    );
    expect(hint).toEqual({ consultationId: asked.id, revision: asked.revision });
    await accept(expert, asked);
    await waitFor('the second hint', () => own.heard.find(({ revision }) => revision === asked.revision + 1));
    expect(none.heard).toEqual([]);
  });

  it('of a question do not reach experts of other specialties, who may not see it', async () => {
    const doctor = await api.signIn(accounts.doctor);
    const neurologist = await listen(await api.signIn(accounts.otherExpert));
    const { id, revision } = await draft(doctor);
    const changed = await doctor.call('updateDraft', {
      params: { consultationId: id },
      body: { revision, specialty: 'respiratory' },
    });
    await submit(doctor, changed.body);
    const known = await submitted(doctor);
    await waitFor('a hint they may hear', () =>
      neurologist.heard.some((hint) => hint.consultationId === known.id),
    );
    expect(neurologist.heard.some(({ consultationId }) => consultationId === id)).toBe(false);
  });

  it('begin and end with the posts: at once when one is changed, and soon when its day comes', async () => {
    const administrator = await api.signIn('administrator@top-a.example');
    await stepUp(administrator);
    const coordinator = await api.signIn(accounts.coordinator);
    const { body: me } = await coordinator.call('getMe', {});
    const hospitalId = me.posts[0]?.hospital?.id as HospitalId;
    const before = await listen(coordinator);
    const added = await administrator.call('addPost', {
      params: { personId: me.person.id },
      body: { role: 'expert', hospitalId, specialties: ['cardiology'] },
    });
    expect(added.status).toBe(200);
    await waitFor('the socket to be closed', () => before.socket.disconnected);
    const gateway = api.app.get(HintGateway, { strict: false });
    const { socket } = await listen(coordinator);
    await gateway.dismissOutdated();
    expect(socket.connected).toBe(true);
    const sql = "update post set valid_until = current_date - 1 where role = 'expert' and person_id = ?";
    await api.orm.em.fork().execute(sql, [me.person.id]);
    await gateway.dismissOutdated();
    await waitFor('the socket to be closed', () => socket.disconnected);
  });

  it('are not for pages of other sites', async () => {
    const { cookie } = await api.signIn(accounts.doctor);
    const socket = io(origin, {
      path: hintPath,
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { cookie: cookie ?? '', origin: 'https://elsewhere.example' },
    });
    sockets.push(socket);
    await new Promise((resolve) => socket.once('connect_error', resolve));
    expect(socket.connected).toBe(false);
  });

  it('end with the session', async () => {
    const doctor = await api.signIn(accounts.doctor);
    const { socket } = await listen(doctor);
    await doctor.call('signOut', {});
    await waitFor('the socket to be closed', () => socket.disconnected);
  });
});
