import type { Hospital, Me } from '@jiedui/contracts';
import type { Role } from '@jiedui/domain';
import { createContext, useContext } from 'react';
import { useName } from '../language/language';

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

export const holdsRole = (me: Me, ...roles: readonly Role[]): boolean =>
  me.posts.some((post) => roles.includes(post.role));

/** The hospitals at which one of these roles is held, each once. */
export const hospitalsOf = (me: Me, ...roles: readonly Role[]): readonly Hospital[] => {
  const held = me.posts.flatMap(({ role, hospital }) => (hospital && roles.includes(role) ? [hospital] : []));
  return [...new Map(held.map((hospital) => [hospital.id, hospital])).values()];
};

/** Where a post is held: a hospital, a region, or nothing for the installation itself. */
export function usePlaceOf(): (post: Pick<Post, 'hospital' | 'region'>) => string | undefined {
  const name = useName();
  return ({ hospital, region }) => {
    const place = hospital ?? region;
    return place ? name(place) : undefined;
  };
}
