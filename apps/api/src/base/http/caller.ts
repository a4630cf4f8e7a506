import type { Actor } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import type { Locale } from '@jiedui/contracts';

/** The signed-in person behind a request. */
export interface Caller {
  readonly personId: PersonId;
  readonly signInSessionId: string;
  readonly locale: Locale;
  readonly actor: Actor & { readonly kind: 'person' };
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session guard on every route that needs a session. */
    caller?: Caller;
  }
}
