import { randomUUID } from 'node:crypto';
import { newId } from '../../../apps/api/src/base/database/id.js';
import { demoPassword } from '../../../apps/api/src/demo/demo.data.js';
import { emailOf } from '../cast.js';
import type { Expectations } from '../expectation.js';
import { sql } from '../sql.js';
import type { Stage } from '../stage.js';

const noToken = 'x'.repeat(43);
const unknownEmail = () => `${randomUUID()}@nobody.example`;
const assertion = {
  id: 'AA',
  rawId: 'AA',
  type: 'public-key' as const,
  clientExtensionResults: {},
  response: { clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA' },
};
const registration = {
  id: 'AA',
  rawId: 'AA',
  type: 'public-key' as const,
  clientExtensionResults: {},
  response: { clientDataJSON: 'AA', attestationObject: 'AA' },
};

/** One of the requester's, in the hands of whoever asks. */
async function passkeyOfRequester({ api, cast }: Stage): Promise<{ params: { passkeyId: string } }> {
  const passkeyId = newId<string>();
  await sql(
    api.orm,
    `insert into passkey (id, person_id, credential_id, public_key, counter, name, is_synced, created_at)
     values (?, ?, ?, 'x', 0, 'x', false, now())`,
    [passkeyId, cast.ids.requester, passkeyId],
  );
  return { params: { passkeyId } };
}

async function signInOfRequester({ api, cast }: Stage): Promise<{ params: { signInId: string } }> {
  const signInId = newId<string>();
  await sql(
    api.orm,
    `insert into sign_in_session (id, token_sha256, person_id, created_at, last_used_at, expires_at)
     values (?, sha256(?::bytea), ?, now(), now(), now() + interval '1 hour')`,
    [signInId, signInId, cast.ids.requester],
  );
  return { params: { signInId } };
}

/** Open to anybody: what they give away is behind a password, a token or a code. */
export const onSigningIn = {
  getInstallation: { to: 'public', ask: () => ({}) },
  getSetup: { to: 'public', ask: () => ({}) },
  completeSetup: {
    to: 'public',
    mayEnd: ['SETUP_ALREADY_DONE'],
    ask: () => ({
      body: {
        code: 'x'.repeat(20),
        email: unknownEmail(),
        password: 'a long enough password',
        nameZh: '某',
        nameEn: 'X',
        locale: 'en' as const,
      },
    }),
  },
  signIn: {
    to: 'public',
    spendsSession: true,
    ask: () => ({ body: { email: emailOf('requester'), password: demoPassword } }),
  },
  getSignInPasskeyOptions: { to: 'public', mayEnd: ['SIGN_IN_OUTDATED'], ask: () => ({}) },
  proveSecondFactor: {
    to: 'public',
    mayEnd: ['SIGN_IN_OUTDATED'],
    ask: () => ({ body: { method: 'totp', code: '000000' } }),
  },
  getPasskeyOptions: { to: 'public', ask: () => ({}) },
  signInWithPasskey: {
    to: 'public',
    mayEnd: ['SIGN_IN_OUTDATED', 'PASSKEY_REFUSED'],
    ask: () => ({ body: assertion }),
  },
  askPasswordReset: { to: 'public', ask: () => ({ body: { email: unknownEmail() } }) },
  resetPassword: {
    to: 'public',
    mayEnd: ['RESET_TOKEN_INVALID'],
    ask: () => ({ body: { token: noToken, password: 'a long enough password' } }),
  },
  openInvitation: { to: 'public', mayEnd: ['INVITATION_INVALID'], ask: () => ({ body: { token: noToken } }) },
  acceptInvitation: {
    to: 'public',
    mayEnd: ['INVITATION_INVALID'],
    ask: () => ({ body: { token: noToken } }),
  },
} satisfies Partial<Expectations>;

/** Everybody's own account; nobody's but their own. */
export const onAccounts = {
  signOut: { to: 'everyone', spendsSession: true, ask: () => ({}) },
  getMe: { to: 'everyone', ask: () => ({}) },
  updateMe: { to: 'everyone', ask: () => ({ body: { locale: 'zh-CN' } }) },
  getStepUpPasskeyOptions: { to: 'everyone', ask: () => ({}) },
  stepUp: {
    to: 'everyone',
    spendsSession: true,
    ask: () => ({ body: { method: 'password', password: demoPassword } }),
  },
  getAccount: { to: 'everyone', ask: () => ({}) },
  updateAccount: { to: 'everyone', ask: () => ({ body: { languages: [] } }) },
  changePassword: {
    to: 'everyone',
    spendsSession: true,
    mayEnd: ['PASSWORD_WRONG'],
    ask: () => ({ body: { currentPassword: 'wrong', newPassword: 'a long enough password' } }),
  },
  beginTotp: { to: 'everyone', ask: () => ({}) },
  confirmTotp: { to: 'everyone', mayEnd: ['CODE_WRONG'], ask: () => ({ body: { code: '000000' } }) },
  removeTotp: { to: 'everyone', ask: () => ({}) },
  renewRecoveryCodes: { to: 'everyone', mayEnd: ['SECOND_FACTOR_MISSING'], ask: () => ({}) },
  getPasskeyRegistrationOptions: { to: 'everyone', ask: () => ({}) },
  registerPasskey: {
    to: 'everyone',
    mayEnd: ['PASSKEY_REFUSED'],
    ask: () => ({ body: { name: 'x', response: registration } }),
  },
  renamePasskey: {
    to: ['requester'],
    otherwise: 'hidden',
    ask: async (stage) => ({ ...(await passkeyOfRequester(stage)), body: { name: 'y' } }),
  },
  removePasskey: { to: ['requester'], otherwise: 'hidden', ask: passkeyOfRequester },
  listSignIns: { to: 'everyone', ask: () => ({}) },
  endSignIn: { to: ['requester'], otherwise: 'hidden', ask: signInOfRequester },
  listNotifications: { to: 'everyone', ask: () => ({ query: {} }) },
  markNotificationsRead: { to: 'everyone', ask: () => ({ body: {} }) },
} satisfies Partial<Expectations>;
