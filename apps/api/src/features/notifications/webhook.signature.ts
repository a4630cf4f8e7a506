import { createHmac } from 'node:crypto';

/**
 * The headers of a signed message, in the form of Standard Webhooks: HMAC-SHA-256 of `id.timestamp.body`, so that a
 * gateway knows who sent it, when, and whether it has it already.
 * @param at seconds since 1970 are sent; a gateway refuses what is too old
 */
export function signedHeaders(
  { id, at, body }: { readonly id: string; readonly at: Date; readonly body: string },
  secret: string,
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
    'idempotency-key': id,
  };
}
