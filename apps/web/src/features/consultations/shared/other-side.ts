import type { Hospital, Me } from '@jiedui/contracts';

/** The hospitals that tell this person something: one's own goes without saying. */
export function otherSideOf(
  me: Pick<Me, 'posts'>,
  inviting: Hospital,
  invited: Hospital | null,
): readonly Hospital[] {
  const both = invited ? [inviting, invited] : [inviting];
  const others = both.filter(({ id }) => !me.posts.some(({ hospital }) => hospital?.id === id));
  return invited && others.length === 0 ? both : others;
}
