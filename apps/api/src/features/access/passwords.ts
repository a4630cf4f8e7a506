import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice of argon2id parameters: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

/** A hash that no password has; checked where no account exists, so that both cases take as long. */
const nobody = hashPassword(crypto.randomUUID());

export async function isPasswordRight(passwordHash: string | undefined, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await nobody), password);
  return isRight && passwordHash !== undefined;
}
