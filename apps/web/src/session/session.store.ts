import type { Me, SecondFactorProof, SignInAnswer } from '@jiedui/contracts';
import { call, onSecondFactorMissing, onSignedOut } from '../api/client';
import { hasCode, UnreachableError } from '../api/errors';
import { chooseLocale } from '../language/language';

/** `expired` keeps the person: their page stays mounted behind the sign-in, with all that was typed. */
export type SessionState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signedIn'; readonly me: Me }
  | { readonly kind: 'expired'; readonly me: Me };

let state: SessionState = { kind: 'unknown' };
const listeners = new Set<() => void>();

function become(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Who was signed in here when the link went. Once it is back, the first answer says whether they still are. */
async function recalledHere(): Promise<Me | undefined> {
  try {
    return await (await import('../offline/remembered')).recallMe(new Date());
  } catch {
    return undefined;
  }
}

const becomeSignedIn = (me: Me): void => {
  chooseLocale(me.locale);
  become({ kind: 'signedIn', me });
};

export const session = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  snapshot: (): SessionState => state,

  async start(): Promise<void> {
    become({ kind: 'unknown' });
    try {
      becomeSignedIn(await call('getMe'));
    } catch (error) {
      if (hasCode(error, 'NOT_SIGNED_IN')) return become({ kind: 'signedOut' });
      const recalled = error instanceof UnreachableError ? await recalledHere() : undefined;
      if (recalled) becomeSignedIn(recalled);
      else become({ kind: 'unreachable' });
    }
  },

  /** @returns the question for a second factor, where there is one */
  async signIn(email: string, password: string): Promise<SignInAnswer> {
    const answer = await call('signIn', { body: { email, password } });
    if (answer.status === 'signedIn') becomeSignedIn(answer.me);
    return answer;
  },

  async proveSecondFactor(proof: SecondFactorProof): Promise<void> {
    becomeSignedIn(await call('proveSecondFactor', { body: proof }));
  },

  /** Also where the server cannot be asked, nothing of the person stays on this device. */
  async signOut(): Promise<void> {
    const personId = state.kind === 'signedIn' || state.kind === 'expired' ? state.me.person.id : undefined;
    try {
      await call('signOut');
      become({ kind: 'signedOut' });
    } finally {
      if (personId) await (await import('../offline/remembered')).forgetMe(personId);
    }
  },

  /** What changed about the person: language, posts, how they sign in. */
  async refresh(): Promise<void> {
    becomeSignedIn(await call('getMe'));
  },

  enter(me: Me): void {
    becomeSignedIn(me);
  },
};

onSignedOut(() => {
  if (state.kind === 'signedIn') become({ kind: 'expired', me: state.me });
});

// Asked of the person since this page was loaded: who they are tells the rest.
onSecondFactorMissing(() => {
  if (state.kind === 'signedIn' && !state.me.needsSecondFactor) session.refresh().catch(() => undefined);
});
