import { concatBytes } from '@jiedui/kernel';
import { decodeHeader, encodeHeader } from './sframe-header.js';

/** AES_128_GCM_SHA256_128 (RFC 9605, section 4.5). */
const suite = 0x0004;
const keyBits = 128;
const saltBytes = 12;
/** Counters of this many frames are remembered; one that comes later than that is too late to be heard or seen. */
const window = 512;
/** Whoever joins or opens a channel again seals with a key of their own; those before the last ones are finished with. */
const mostKeys = 8;

interface Secret {
  readonly key: CryptoKey;
  readonly salt: Uint8Array;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** @param mediaKey the session's key, base64url */
export function importBaseKey(mediaKey: string): Promise<CryptoKey> {
  const binary = atob(mediaKey.replaceAll('-', '+').replaceAll('_', '/'));
  const raw = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  return crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveBits']);
}

/** RFC 9605, section 4.4.2. */
async function secretOf(base: CryptoKey, keyId: number): Promise<Secret> {
  const derive = (label: string, bits: number) => {
    const info = new Uint8Array(label.length + 10);
    info.set(new TextEncoder().encode(label));
    const view = new DataView(info.buffer);
    view.setBigUint64(label.length, BigInt(keyId));
    view.setUint16(label.length + 8, suite);
    const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
    return crypto.subtle.deriveBits(how, base, bits);
  };
  const [raw, salt] = await Promise.all([
    derive('SFrame 1.0 Secret key ', keyBits),
    derive('SFrame 1.0 Secret salt ', saltBytes * 8),
  ]);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { key, salt: new Uint8Array(salt) };
}

/** RFC 9605, section 4.4.3; what belongs to the frame without being sealed is the header and `metadata`. */
function cipherOf({ salt }: Secret, counter: number, header: Uint8Array, metadata: Uint8Array) {
  const iv = new Uint8Array(salt);
  const view = new DataView(iv.buffer);
  view.setBigUint64(saltBytes - 8, view.getBigUint64(saltBytes - 8) ^ BigInt(counter));
  return { name: 'AES-GCM', iv, additionalData: concatBytes(header, metadata) };
}

/** Seals what one person sends from one source during one stay: each under a key that nobody else seals with. */
export class FrameSealer {
  readonly #secret: Promise<Secret>;
  readonly #context: Bytes;
  #counter: number;

  /**
   * @param context who sends what: a frame opens in no other
   * @param start by default a key that chance makes its own, and the first frame
   */
  constructor(
    base: CryptoKey,
    context: string,
    private readonly start = { keyId: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0, counter: 0 },
  ) {
    this.#secret = secretOf(base, start.keyId);
    this.#context = new TextEncoder().encode(context);
    this.#counter = start.counter;
  }

  /** @param clearBytes how many of its first bytes stay readable for who forwards it; they cannot be changed either */
  async seal(frame: Uint8Array, clearBytes = 0): Promise<Bytes> {
    const counter = this.#counter;
    this.#counter += 1;
    const secret = await this.#secret;
    const header = encodeHeader({ keyId: this.start.keyId, counter });
    const clear = frame.subarray(0, clearBytes);
    const cipher = cipherOf(secret, counter, header, concatBytes(clear, this.#context));
    const sealed = await crypto.subtle.encrypt(cipher, secret.key, frame.slice(clearBytes));
    return concatBytes(clear, header, new Uint8Array(sealed));
  }
}

/** Opens what one person sends from one source. */
export class FrameOpener {
  readonly #context: Bytes;
  /** By the key's id, of those keys under which something has opened. */
  readonly #streams = new Map<number, { readonly secret: Secret; readonly seen: SeenCounters }>();
  /** What was sealed with these came long ago: it is not shown again. */
  readonly #finished = new Set<number>();

  constructor(
    private readonly base: CryptoKey,
    context: string,
  ) {
    this.#context = new TextEncoder().encode(context);
  }

  /** @throws Error where the frame was not sealed for this session and context, was changed, or was here before */
  async open(frame: Uint8Array, clearBytes = 0): Promise<Bytes> {
    const clear = frame.subarray(0, clearBytes);
    const rest = frame.subarray(clearBytes);
    const header = decodeHeader(rest);
    if (!header) throw new Error('not sealed');
    const secret = this.#streams.get(header.keyId)?.secret ?? (await secretOf(this.base, header.keyId));
    const metadata = concatBytes(clear, this.#context);
    const cipher = cipherOf(secret, header.counter, rest.subarray(0, header.length), metadata);
    const plain = await crypto.subtle.decrypt(cipher, secret.key, rest.slice(header.length));
    // Judged last: only what was sealed by a member counts as seen.
    if (this.#finished.has(header.keyId) || !this.#seenUnder(header.keyId, secret).isNew(header.counter))
      throw new Error('seen before');
    return concatBytes(clear, new Uint8Array(plain));
  }

  #seenUnder(keyId: number, secret: Secret): SeenCounters {
    const known = this.#streams.get(keyId);
    if (known) return known.seen;
    const [oldest] = this.#streams.keys();
    if (oldest !== undefined && this.#streams.size >= mostKeys) {
      this.#streams.delete(oldest);
      this.#finished.add(oldest);
    }
    const seen = new SeenCounters();
    this.#streams.set(keyId, { secret, seen });
    return seen;
  }
}

/** Which frames have come, so that none is shown twice. */
class SeenCounters {
  readonly #seen = new Set<number>();
  #highest = -1;

  isNew(counter: number): boolean {
    if (counter <= this.#highest - window || this.#seen.has(counter)) return false;
    this.#seen.add(counter);
    this.#highest = Math.max(this.#highest, counter);
    if (this.#seen.size > 2 * window)
      for (const old of this.#seen) if (old <= this.#highest - window) this.#seen.delete(old);
    return true;
  }
}
