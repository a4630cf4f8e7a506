import { CatalogueError } from '@jiedui/contracts';
import { passwordWeakness } from '@jiedui/domain';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice of argon2id parameters: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

interface Owner {
  readonly email: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/**
 * The hash of a password that somebody chooses.
 * @param path the field it was typed into
 * @throws PASSWORD_WEAK with the weakness as the field's code
 */
export async function hashNewPassword(password: string, owner: Owner, path = 'password'): Promise<string> {
  const [account = ''] = owner.email.split('@');
  const weakness = passwordWeakness(password, [account, owner.nameZh, owner.nameEn]);
  if (weakness) throw new CatalogueError('PASSWORD_WEAK', [{ path, code: weakness, message: weakness }]);
  return hashPassword(password);
}

/** A hash that no password has; checked where no account exists, so that both cases take as long. */
const nobody = hashPassword(crypto.randomUUID());

export async function isPasswordRight(passwordHash: string | undefined, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await nobody), password);
  return isRight && passwordHash !== undefined;
}
