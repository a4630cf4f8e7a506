import { passwordMinLength, passwordWeakness, type PasswordWeakness } from '@jiedui/domain';

const strongLength = 14;

export type PasswordStrength =
  | { readonly level: 'weak'; readonly weakness: PasswordWeakness; readonly missing: number }
  | { readonly level: 'fair' | 'strong' };

/**
 * How a password that is being typed stands; the API judges by the same rule.
 * @param owner address and names of whom it is for
 */
export function strengthOf(password: string, owner: readonly string[]): PasswordStrength {
  const weakness = passwordWeakness(password, owner);
  const length = [...password].length;
  if (weakness) return { level: 'weak', weakness, missing: Math.max(0, passwordMinLength - length) };
  return { level: length >= strongLength ? 'strong' : 'fair' };
}
