import { waitFor } from '@jiedui/testing';
import { generate } from 'otplib';
import { randomUUID } from 'node:crypto';
import type { ApiClient, ApiHarness } from './api-harness.js';
import { mailsTo } from './mailbox.js';

/** An address that no other test has. */
export const newAddress = () => `${randomUUID()}@post.example`;

/** A demo account under an address of its own, so that its mails are told from those of other tests. */
export async function renamed(api: ApiHarness, email: string): Promise<string> {
  const address = newAddress();
  await api.orm.em.fork().execute('update person set email = ? where email = ?', [address, email]);
  return address;
}

/** The tokens that were mailed to an address, once there are so many. */
export const tokensTo = (address: string, count = 1): Promise<string[]> =>
  waitFor('a mail with a token', async () => {
    const tokens = (await mailsTo(address)).flatMap(({ text }) => /#([\w-]{43})\b/.exec(text)?.[1] ?? []);
    return tokens.length >= count && tokens;
  });

/** What an authenticator app shows at a moment. */
export const codeAt = (secret: string, now: Date) =>
  generate({ secret, epoch: Math.floor(now.getTime() / 1_000) });

/** Sets up an authenticator app; needs a fresh proof. @returns its secret, and the recovery codes */
export async function setUpTotp(
  client: ApiClient,
  now: Date,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { body } = await client.call('beginTotp', {});
  const confirmed = await client.call('confirmTotp', { body: { code: await codeAt(body.secret, now) } });
  if (confirmed.status !== 200) throw new Error(`No app was set up: ${confirmed.status}`);
  return { secret: body.secret, recoveryCodes: confirmed.body.recoveryCodes ?? [] };
}
