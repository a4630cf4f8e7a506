import { z } from 'zod';
import { mailToken, SecondFactorProof, StepUpProof } from '../shapes/account.js';
import { instant } from '../shapes/ids.js';
import { PasskeyAssertion, PasskeyRequestOptions } from '../shapes/passkey.js';
import { email, Locale, Me, newPassword, password, SignInAnswer } from '../shapes/people.js';
import { endpoint } from './endpoint.js';

const tag = 'access';

/** Signing in in its steps, and out again. */
const signInEndpoints = {
  signIn: endpoint({
    method: 'POST',
    path: '/sign-in',
    tag,
    summary: 'Sign in with e-mail and password; sets the session cookie, or asks for a second factor',
    access: 'public',
    body: z.object({ email, password }),
    response: SignInAnswer,
    errors: ['CREDENTIALS_WRONG', 'ACCOUNT_DISABLED', 'TOO_MANY_ATTEMPTS'],
  }),
  getSignInPasskeyOptions: endpoint({
    method: 'POST',
    path: '/sign-in/second-factor/passkey-options',
    tag,
    summary: 'After the password: what the browser needs to ask for one of my passkeys',
    access: 'public',
    response: PasskeyRequestOptions,
    errors: ['SIGN_IN_OUTDATED'],
  }),
  proveSecondFactor: endpoint({
    method: 'POST',
    path: '/sign-in/second-factor',
    tag,
    summary: 'After the password: show the second factor; sets the session cookie',
    access: 'public',
    body: SecondFactorProof,
    response: Me,
    errors: ['SIGN_IN_OUTDATED', 'CODE_WRONG', 'PASSKEY_REFUSED', 'ACCOUNT_DISABLED', 'TOO_MANY_ATTEMPTS'],
  }),
  getPasskeyOptions: endpoint({
    method: 'POST',
    path: '/sign-in/passkey-options',
    tag,
    summary: 'What the browser needs to sign in with a passkey alone, without an e-mail address',
    access: 'public',
    response: PasskeyRequestOptions,
    errors: ['TOO_MANY_ATTEMPTS'],
  }),
  signInWithPasskey: endpoint({
    method: 'POST',
    path: '/sign-in/passkey',
    tag,
    summary: 'Sign in with a passkey that verified its user; counts as both factors',
    access: 'public',
    body: PasskeyAssertion,
    response: Me,
    errors: ['SIGN_IN_OUTDATED', 'PASSKEY_REFUSED', 'ACCOUNT_DISABLED', 'TOO_MANY_ATTEMPTS'],
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/sign-out',
    tag,
    summary: 'End this session',
    access: 'signedIn',
    errors: [],
  }),
};

/** For those who forgot their password. */
const resetEndpoints = {
  askPasswordReset: endpoint({
    method: 'POST',
    path: '/password-reset',
    tag,
    summary: 'Have a link mailed that sets a new password; the answer is the same for unknown addresses',
    access: 'public',
    body: z.object({ email }),
    errors: ['TOO_MANY_ATTEMPTS'],
  }),
  resetPassword: endpoint({
    method: 'POST',
    path: '/password-reset/complete',
    tag,
    summary: 'Set a new password with the token of the mail; ends every session of the account',
    access: 'public',
    body: z.object({ token: mailToken, password: newPassword }),
    errors: ['RESET_TOKEN_INVALID', 'PASSWORD_WEAK', 'TOO_MANY_ATTEMPTS'],
  }),
};

const meEndpoints = {
  getMe: endpoint({
    method: 'GET',
    path: '/me',
    tag,
    summary: 'Who I am and which posts I hold',
    access: 'signedIn',
    response: Me,
    errors: [],
  }),
  updateMe: endpoint({
    method: 'PATCH',
    path: '/me',
    tag,
    summary: 'Change my language',
    access: 'signedIn',
    body: z.object({ locale: Locale }),
    response: Me,
    errors: [],
  }),
  getStepUpPasskeyOptions: endpoint({
    method: 'POST',
    path: '/me/step-up/passkey-options',
    tag,
    summary: 'What the browser needs to ask for one of my passkeys once more',
    access: 'signedIn',
    response: PasskeyRequestOptions,
    errors: [],
  }),
  stepUp: endpoint({
    method: 'POST',
    path: '/me/step-up',
    tag,
    summary: 'Prove again that it is me; counts for five minutes on this session',
    access: 'signedIn',
    body: StepUpProof,
    response: z.object({ steppedUpUntil: instant }),
    errors: [
      'PASSWORD_WRONG',
      'CODE_WRONG',
      'PASSKEY_REFUSED',
      'SIGN_IN_OUTDATED',
      'SECOND_FACTOR_NEEDED',
      'TOO_MANY_ATTEMPTS',
    ],
  }),
};

export const accessEndpoints = { ...signInEndpoints, ...resetEndpoints, ...meEndpoints };
