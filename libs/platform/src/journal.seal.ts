import { JournalRecord } from '@jiedui/contracts';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { hkdfSync } from 'node:crypto';

const keyBytes = 32;
const purpose = 'jiedui room journal v1';

/** Seals what one session's journal says, so that Redis holds nothing readable. Media nodes and the api share the secret. */
export class JournalSeal {
  private readonly key: Uint8Array;

  constructor(mediaSecret: string, sessionId: string) {
    this.key = new Uint8Array(hkdfSync('sha256', mediaSecret, sessionId, purpose, keyBytes));
  }

  seal(record: JournalRecord): Promise<string> {
    const plain = new TextEncoder().encode(JSON.stringify(record));
    return new CompactEncrypt(plain).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(this.key);
  }

  /** @throws when it was sealed for another session, by another installation, or tampered with */
  async open(sealed: string): Promise<JournalRecord> {
    const algorithms = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
    const { plaintext } = await compactDecrypt(sealed, this.key, algorithms);
    return JournalRecord.parse(JSON.parse(new TextDecoder().decode(plaintext)));
  }
}
