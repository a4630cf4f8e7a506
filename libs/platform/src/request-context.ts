import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** Where a request came from, as far as it can be told. */
export interface RequestOrigin {
  readonly address: string | null;
  readonly agent: string | null;
}

/**
 * Follows one user's request through HTTP, jobs and sockets, so that their log lines can be joined, and says on whose
 * behalf data is touched: a person by id, or the system. Unset means nobody: guarded tables look empty.
 */
export interface RequestContext {
  readonly requestId: string;
  readonly origin?: RequestOrigin;
  actsAs?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();
const system = 'system';

export const currentRequestId = (): string | undefined => storage.getStore()?.requestId;
export const currentOrigin = (): RequestOrigin | undefined => storage.getStore()?.origin;
export const currentlyActsAs = (): string | undefined => storage.getStore()?.actsAs;

export const runInRequest = <T>(requestId: string, work: () => T): T => storage.run({ requestId }, work);

/** For callback-style hooks that cannot wrap what follows them. */
export const enterRequest = (requestId: string, origin?: RequestOrigin): void =>
  storage.enterWith({ requestId, origin });

/** From here on the current request reads and writes as this person. */
export function actAsPerson(personId: string): void {
  const context = storage.getStore();
  if (context) context.actsAs = personId;
}

/** Work that no person asked for: jobs, facts of media nodes, tidying. */
export const actAsSystem = <T>(work: () => T): T =>
  storage.run({ requestId: randomUUID(), ...storage.getStore(), actsAs: system }, work);

const wellFormed = /^[\w.-]{8,64}$/;

/** Takes over a caller's id when it is harmless, else makes one. */
export const requestIdFrom = (header: unknown): string =>
  typeof header === 'string' && wellFormed.test(header) ? header : randomUUID();
