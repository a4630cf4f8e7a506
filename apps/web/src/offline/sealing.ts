/** A value as it lies on the device: unreadable without a key that the browser does not give out. */
export interface SealedValue {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

const algorithm = 'AES-GCM';
const ivBytes = 12;

/** Browsers seal over https and on this very computer alone. */
export const canSeal = (): boolean => globalThis.isSecureContext && 'indexedDB' in globalThis;

/** Never leaves the browser, not even to this program: it can be used, and not be read. */
export const makeKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);

export async function sealBytes(key: CryptoKey, bytes: BufferSource): Promise<SealedValue> {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  return { iv, bytes: await crypto.subtle.encrypt({ name: algorithm, iv }, key, bytes) };
}

export const openBytes = (key: CryptoKey, { iv, bytes }: SealedValue): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: algorithm, iv }, key, bytes);

export const sealJson = (key: CryptoKey, value: unknown): Promise<SealedValue> =>
  sealBytes(key, new TextEncoder().encode(JSON.stringify(value)));

export async function openJson<T>(key: CryptoKey, sealed: SealedValue): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, sealed))) as T;
}
