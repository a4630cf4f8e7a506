import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const version = 1;
const ivBytes = 12;
const tagBytes = 16;
/** version (1) | key id (4, big endian) | iv (12) | tag (16) | ciphertext */
const headBytes = 1 + 4 + ivBytes + tagBytes;

export interface SealingKey {
  readonly id: number;
  readonly bytes: Buffer;
}

/**
 * Encrypts and authenticates a value together with the place it belongs to: a sealed value that was moved to another
 * row or column does not open.
 */
export function seal(key: SealingKey, place: string, plain: Buffer): Buffer {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key.bytes, iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  const head = Buffer.alloc(5);
  head.writeUInt8(version, 0);
  head.writeUInt32BE(key.id, 1);
  return Buffer.concat([head, iv, cipher.getAuthTag(), sealed]);
}

/** Which key sealed a value. @throws where it is no sealed value at all */
export function keyIdOf(sealed: Buffer): number {
  if (sealed.length < headBytes || sealed.readUInt8(0) !== version) throw new Error('Not a sealed value');
  return sealed.readUInt32BE(1);
}

/** @throws where the key is another, the value was changed, or it belongs to another place */
export function unseal(key: Buffer, place: string, sealed: Buffer): Buffer {
  keyIdOf(sealed);
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(5, 5 + ivBytes))
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(5 + ivBytes, headBytes));
  return Buffer.concat([decipher.update(sealed.subarray(headBytes)), decipher.final()]);
}

/** A keyed hash by which equal values of one column are found without opening any: key id (4) | hash (32). */
export function indexOf(key: SealingKey, column: string, value: string): Buffer {
  const hash = createHmac('sha256', key.bytes).update(column).update('\0').update(value).digest();
  const head = Buffer.alloc(4);
  head.writeUInt32BE(key.id);
  return Buffer.concat([head, hash]);
}
