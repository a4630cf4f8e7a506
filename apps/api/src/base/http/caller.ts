import type { PersonActor } from '@jiedui/domain';
import type { PersonId } from '@jiedui/kernel';
import type { Locale } from '@jiedui/contracts';

/** The signed-in person behind a request. */
export interface Caller {
  readonly personId: PersonId;
  readonly signInSessionId: string;
  readonly locale: Locale;
  readonly actor: PersonActor;
  /** A role asks for a second factor that is not set up yet: only the way there is open. */
  readonly needsSecondFactor: boolean;
  /** False for a request that was under way while its session got a new token. */
  readonly isTokenCurrent: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session guard on every route that needs a session. */
    caller?: Caller;
  }
}
