import { z } from 'zod';
import { Locale, Me } from '../shapes/people.js';
import { endpoint } from './endpoint.js';

/** Long enough for a passphrase, short enough that hashing one is not an attack. */
export const password = z.string().min(1).max(200);

export const accessEndpoints = {
  signIn: endpoint({
    method: 'POST',
    path: '/sign-in',
    tag: 'access',
    summary: 'Sign in with e-mail and password; sets the session cookie',
    access: 'public',
    body: z.object({ email: z.email().max(254), password }),
    response: Me,
    errors: ['CREDENTIALS_WRONG', 'TOO_MANY_ATTEMPTS'],
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/sign-out',
    tag: 'access',
    summary: 'End this session',
    access: 'signedIn',
    errors: [],
  }),
  getMe: endpoint({
    method: 'GET',
    path: '/me',
    tag: 'access',
    summary: 'Who I am and which posts I hold',
    access: 'signedIn',
    response: Me,
    errors: [],
  }),
  updateMe: endpoint({
    method: 'PATCH',
    path: '/me',
    tag: 'access',
    summary: 'Change my language',
    access: 'signedIn',
    body: z.object({ locale: Locale }),
    response: Me,
    errors: [],
  }),
};
