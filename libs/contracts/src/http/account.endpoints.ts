import { z } from 'zod';
import { Account, Passkey, SignIn, totpCode } from '../shapes/account.js';
import { PasskeyCreationOptions, PasskeyRegistration } from '../shapes/passkey.js';
import { newPassword, password, spokenLanguageList } from '../shapes/people.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

const tag = 'account';
const access = 'signedIn';
const passkeyName = text(60).trim().min(1);
const passkeyParams = z.object({ passkeyId: z.uuid() });

/** Shown this once; whoever loses their device signs in with one of them. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });

const accountDataEndpoints = {
  getAccount: endpoint({
    method: 'GET',
    path: '/me/account',
    tag,
    summary: 'How I sign in: password, authenticator app, passkeys',
    access,
    response: Account,
    errors: [],
  }),
  updateAccount: endpoint({
    method: 'PATCH',
    path: '/me/account',
    tag,
    summary: 'Say which languages I speak',
    access,
    body: z.object({ languages: spokenLanguageList }),
    response: Account,
    errors: [],
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/me/password',
    tag,
    summary: 'Change my password; ends my other sessions, and this one goes on with a new token',
    access,
    body: z.object({ currentPassword: password, newPassword }),
    response: Account,
    errors: ['PASSWORD_WRONG', 'PASSWORD_WEAK', 'STEP_UP_NEEDED', 'TOO_MANY_ATTEMPTS'],
  }),
};

const totpEndpoints = {
  beginTotp: endpoint({
    method: 'POST',
    path: '/me/totp',
    tag,
    summary: 'Make the secret of an authenticator app; it counts once a code of it was confirmed',
    access,
    response: z.object({
      secret: z.string().meta({ description: 'Base32, to be typed where no picture can be scanned' }),
      uri: z.string().meta({ description: 'otpauth:// address' }),
      qrSvg: z.string().meta({ description: 'The address as a picture' }),
    }),
    errors: ['STEP_UP_NEEDED', 'TOTP_ALREADY_SET'],
  }),
  confirmTotp: endpoint({
    method: 'POST',
    path: '/me/totp/confirm',
    tag,
    summary: 'Show the first code of the app; a first second factor comes with recovery codes',
    access,
    body: z.object({ code: totpCode }),
    response: z.object({ recoveryCodes: z.array(z.string()).nullable() }),
    errors: ['STEP_UP_NEEDED', 'TOTP_ALREADY_SET', 'TOTP_NOT_BEGUN', 'CODE_WRONG', 'TOO_MANY_ATTEMPTS'],
  }),
  removeTotp: endpoint({
    method: 'DELETE',
    path: '/me/totp',
    tag,
    summary: 'Do without the authenticator app',
    access,
    response: Account,
    errors: ['STEP_UP_NEEDED', 'SECOND_FACTOR_LAST'],
  }),
  renewRecoveryCodes: endpoint({
    method: 'POST',
    path: '/me/recovery-codes',
    tag,
    summary: 'Make ten new recovery codes; the old ones end',
    access,
    response: RecoveryCodes,
    errors: ['STEP_UP_NEEDED', 'SECOND_FACTOR_MISSING'],
  }),
};

const passkeyEndpoints = {
  getPasskeyRegistrationOptions: endpoint({
    method: 'POST',
    path: '/me/passkeys/options',
    tag,
    summary: 'What the browser needs to make a passkey for me',
    access,
    response: PasskeyCreationOptions,
    errors: ['STEP_UP_NEEDED'],
  }),
  registerPasskey: endpoint({
    method: 'POST',
    path: '/me/passkeys',
    tag,
    summary: 'Keep the passkey that the browser made; a first second factor comes with recovery codes',
    access,
    body: z.object({ name: passkeyName, response: PasskeyRegistration }),
    response: z.object({ passkey: Passkey, recoveryCodes: z.array(z.string()).nullable() }),
    errors: ['STEP_UP_NEEDED', 'PASSKEY_REFUSED', 'PASSKEY_ALREADY_KNOWN', 'SIGN_IN_OUTDATED'],
  }),
  renamePasskey: endpoint({
    method: 'PATCH',
    path: '/me/passkeys/{passkeyId}',
    tag,
    summary: 'Give a passkey of mine another name',
    access,
    params: passkeyParams,
    body: z.object({ name: passkeyName }),
    response: Passkey,
    errors: [],
  }),
  removePasskey: endpoint({
    method: 'DELETE',
    path: '/me/passkeys/{passkeyId}',
    tag,
    summary: 'Do without a passkey',
    access,
    params: passkeyParams,
    response: Account,
    errors: ['STEP_UP_NEEDED', 'SECOND_FACTOR_LAST'],
  }),
};

const signInListEndpoints = {
  listSignIns: endpoint({
    method: 'GET',
    path: '/me/sign-ins',
    tag,
    summary: 'Where I am signed in, last used first',
    access,
    response: z.array(SignIn),
    errors: [],
  }),
  endSignIn: endpoint({
    method: 'DELETE',
    path: '/me/sign-ins/{signInId}',
    tag,
    summary: 'Sign out somewhere else',
    access,
    params: z.object({ signInId: z.uuid() }),
    errors: [],
  }),
  endOtherSignIns: endpoint({
    method: 'POST',
    path: '/me/sign-ins/end-others',
    tag,
    summary: 'Sign out everywhere but here',
    access,
    response: z.array(SignIn),
    errors: [],
  }),
};

export const accountEndpoints = {
  ...accountDataEndpoints,
  ...totpEndpoints,
  ...passkeyEndpoints,
  ...signInListEndpoints,
};
