import { z } from 'zod';
import { NewAccount } from '../shapes/account.js';
import { email, Me } from '../shapes/people.js';
import { text } from '../shapes/text.js';
import { endpoint } from './endpoint.js';

export const setupEndpoints = {
  getSetup: endpoint({
    method: 'GET',
    path: '/setup',
    tag: 'setup',
    summary: 'Whether this installation still waits for its first administrator',
    access: 'public',
    response: z.object({ isNeeded: z.boolean() }),
    errors: [],
  }),
  completeSetup: endpoint({
    method: 'POST',
    path: '/setup',
    tag: 'setup',
    summary: 'Make the first platform administrator, once, with the set-up code; sets the session cookie',
    access: 'public',
    body: NewAccount.extend({ code: text(100).min(1), email }),
    response: Me,
    errors: [
      'SETUP_CODE_WRONG',
      'SETUP_ALREADY_DONE',
      'EMAIL_ALREADY_USED',
      'PASSWORD_WEAK',
      'TOO_MANY_ATTEMPTS',
    ],
  }),
};
