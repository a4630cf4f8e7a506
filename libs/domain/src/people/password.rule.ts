export const passwordMinLength = 10;
/** Long enough for a passphrase, short enough that hashing one is not an attack. */
export const passwordMaxLength = 200;
/** From here on a password is a passphrase and needs no second kind of character. */
const passphraseLength = 16;
const distinctCharacters = 5;
/** Shorter parts of a name or address are in too many good passwords by chance. */
const tellingLength = 4;

export const passwordWeaknesses = ['tooShort', 'tooLong', 'tooPlain', 'namesItsOwner'] as const;
export type PasswordWeakness = (typeof passwordWeaknesses)[number];

const kinds = [/\p{Letter}/u, /\p{Number}/u, /[^\p{Letter}\p{Number}]/u];

/**
 * What makes a new password too easy to guess; nothing where it is fit.
 * @param owner words that everybody knows of its owner: address and names
 */
export function passwordWeakness(password: string, owner: readonly string[]): PasswordWeakness | undefined {
  const characters = [...password];
  if (characters.length < passwordMinLength) return 'tooShort';
  if (characters.length > passwordMaxLength) return 'tooLong';
  if (new Set(characters).size < distinctCharacters) return 'tooPlain';
  const kindsUsed = kinds.filter((kind) => kind.test(password)).length;
  if (kindsUsed < 2 && characters.length < passphraseLength) return 'tooPlain';
  const lower = password.toLowerCase();
  const telling = owner
    .flatMap((words) => words.toLowerCase().split(/[^\p{Letter}\p{Number}]+/u))
    .filter((word) => word.length >= tellingLength);
  return telling.some((word) => lower.includes(word)) ? 'namesItsOwner' : undefined;
}
