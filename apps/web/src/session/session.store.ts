import type { Me, SecondFactorProof, SignInAnswer } from '@jiedui/contracts';
import { call, onSecondFactorMissing, onSignedOut } from '../api/client';
import { hasCode } from '../api/errors';
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
      become({ kind: hasCode(error, 'NOT_SIGNED_IN') ? 'signedOut' : 'unreachable' });
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

  async signOut(): Promise<void> {
    await call('signOut');
    become({ kind: 'signedOut' });
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
