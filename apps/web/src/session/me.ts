import type { Me } from '@jiedui/contracts';
import type { Role } from '@jiedui/domain';
import { createContext, useContext } from 'react';

export type Post = Me['posts'][number];

export interface SignedInPerson {
  readonly me: Me;
  /** The post the person acts in now; it chooses the home page, never what may be seen. */
  readonly post: Post | undefined;
  readonly choosePost: (index: number) => void;
}

export const SignedInContext = createContext<SignedInPerson | undefined>(undefined);

export function useSignedIn(): SignedInPerson {
  const signedIn = useContext(SignedInContext);
  if (!signedIn) throw new Error('Used outside of a signed-in page');
  return signedIn;
}

export const holdsRole = (me: Me, role: Role): boolean => me.posts.some((post) => post.role === role);
