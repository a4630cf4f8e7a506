import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HintEvents, hintPath } from '@jiedui/contracts';
import { waitFor } from '@jiedui/testing';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { io, type Socket } from 'socket.io-client';
import { ApiClient, ApiHarness } from '../../../test/api-harness.js';
import { accept, accounts, submitted } from '../../../test/consultation-steps.js';

let api: ApiHarness;
let origin: string;

beforeAll(async () => {
  api = await ApiHarness.start();
  await api.app.listen(0, '127.0.0.1');
  const { port } = api.app.getHttpServer().address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
}, 60_000);
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

  it('end with the session', async () => {
    const doctor = await api.signIn(accounts.doctor);
    const { socket } = await listen(doctor);
    await doctor.call('signOut', {});
    await waitFor('the socket to be closed', () => socket.disconnected);
  });
});
