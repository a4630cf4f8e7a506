import type { Me } from '@jiedui/contracts';
import { call, onSignedOut } from '../api/client';
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

  async signIn(email: string, password: string): Promise<void> {
    becomeSignedIn(await call('signIn', { body: { email, password } }));
  },

  async signOut(): Promise<void> {
    await call('signOut');
    become({ kind: 'signedOut' });
  },

  update(me: Me): void {
    becomeSignedIn(me);
  },
};

onSignedOut(() => {
  if (state.kind === 'signedIn') become({ kind: 'expired', me: state.me });
});
