/** What precedes each sealed frame (RFC 9605, section 4.3): which key, and the frame's number under it. */
export interface SframeHeader {
  readonly keyId: number;
  readonly counter: number;
}

/** Up to here a value stands in the first byte itself. */
const shortLimit = 8;
const isLong = 0b1000;

interface Field {
  readonly bits: number;
  readonly bytes: readonly number[];
}

function fieldOf(value: number): Field {
  if (value < shortLimit) return { bits: value, bytes: [] };
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return { bits: isLong | (bytes.length - 1), bytes };
}

/** @param header both are whole numbers up to 2^53 − 1 */
export function encodeHeader({ keyId, counter }: SframeHeader): Uint8Array<ArrayBuffer> {
  const [key, count] = [fieldOf(keyId), fieldOf(counter)];
  return Uint8Array.of((key.bits << 4) | count.bits, ...key.bytes, ...count.bytes);
}

/** @returns the header and its length in bytes; nothing where the bytes hold none, or numbers that nobody counts up to */
export function decodeHeader(bytes: Uint8Array): (SframeHeader & { readonly length: number }) | undefined {
  const [config] = bytes;
  if (config === undefined) return undefined;
  let length = 1;
  const read = (bits: number): number => {
    if (!(bits & isLong)) return bits;
    const field = bytes.subarray(length, length + (bits & 0b111) + 1);
    length += (bits & 0b111) + 1;
    return field.reduce((value, byte) => value * 256 + byte, 0);
  };
  const keyId = read(config >> 4);
  const counter = read(config & 0b1111);
  const isWhole = length <= bytes.length && Number.isSafeInteger(keyId) && Number.isSafeInteger(counter);
  return isWhole ? { keyId, counter, length } : undefined;
}
