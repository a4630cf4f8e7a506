import { ChannelFailure } from './channel.js';

const timeoutMs = 10_000;
/** Statuses below 500 that may end otherwise another time. */
const passing: readonly number[] = [401, 403, 408, 421, 425, 429];

const causeOf = (error: unknown): string => {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'TIMEOUT';
  return typeof cause?.code === 'string' ? cause.code : 'UNREACHABLE';
};

/**
 * Posts to an address that the installation's operator allowed, and follows it nowhere else.
 * @returns the status of a good answer; what it says is not read
 * @throws ChannelFailure HTTP_<status>, TIMEOUT, or the code of a broken connection
 */
export async function postToGateway(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array<ArrayBuffer> | string,
): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
  } catch (error) {
    throw new ChannelFailure(causeOf(error), false, { cause: error });
  }
  const { status, ok } = response;
  if (ok) return;
  throw new ChannelFailure(`HTTP_${status}`, status < 500 && !passing.includes(status));
}
