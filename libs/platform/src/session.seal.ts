import { CompactEncrypt, compactDecrypt } from 'jose';
import { createHmac, hkdfSync } from 'node:crypto';

const keyBytes = 32;

/** Seals what is written about one session outside of PostgreSQL, so that Redis holds nothing readable. */
export class SessionSeal {
  private readonly key: Uint8Array;

  /** @param purpose apart from others, so that what is sealed for one cannot be passed off as another */
  constructor(mediaSecret: string, sessionId: string, purpose: string) {
    this.key = new Uint8Array(hkdfSync('sha256', mediaSecret, sessionId, purpose, keyBytes));
  }

  /** The same for whoever has the secret, and nothing to anybody else. */
  get name(): string {
    return createHmac('sha256', this.key).update('name').digest('base64url');
  }

  seal(value: unknown): Promise<string> {
    const plain = new TextEncoder().encode(JSON.stringify(value));
    return new CompactEncrypt(plain).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(this.key);
  }

  /** @throws when it was sealed for another session or purpose, by another installation, or tampered with */
  async open(sealed: string): Promise<unknown> {
    const algorithms = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
    const { plaintext } = await compactDecrypt(sealed, this.key, algorithms);
    return JSON.parse(new TextDecoder().decode(plaintext));
  }
}
