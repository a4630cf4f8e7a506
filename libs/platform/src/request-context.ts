import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** Follows one user's request through HTTP, jobs and sockets, so that their log lines can be joined. */
export interface RequestContext {
  readonly requestId: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const currentRequestId = (): string | undefined => storage.getStore()?.requestId;

export const runInRequest = <T>(requestId: string, work: () => T): T => storage.run({ requestId }, work);

/** For callback-style hooks that cannot wrap what follows them. */
export const enterRequest = (requestId: string): void => storage.enterWith({ requestId });

const wellFormed = /^[\w.-]{8,64}$/;

/** Takes over a caller's id when it is harmless, else makes one. */
export const requestIdFrom = (header: unknown): string =>
  typeof header === 'string' && wellFormed.test(header) ? header : randomUUID();
