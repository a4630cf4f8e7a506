import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token. */
export const sha256 = (token: string): Buffer => createHash('sha256').update(token).digest();
