import { describe, expect, it } from '@jest/globals';
import { fromHex, hexOf } from './hex.fixture.js';
import { decodeHeader, encodeHeader } from './sframe-header.js';

describe('the header of a sealed frame', () => {
  // RFC 9605, appendix C.1.
  it.each([
    [0, 0, '00'],
    [0, 255, '08ff'],
    [1, 1, '11'],
    [1, 16_777_216, '1b01000000'],
    [255, 0, '80ff'],
    [256, 256, '9901000100'],
    [65_536, 1_099_511_627_775, 'ac010000ffffffffff'],
    [4_294_967_295, 65_536, 'baffffffff010000'],
  ])('names key %d and frame %d as the standard does', (keyId, counter, encoded) => {
    expect(hexOf(encodeHeader({ keyId, counter }))).toBe(encoded);
    const behind = fromHex(`${encoded}abcdef`);
    expect(decodeHeader(behind)).toEqual({ keyId, counter, length: encoded.length / 2 });
  });

  it.each(['', '80', '99010001', 'ffffffffffffffffffffffffffffffffff'])('is not found in %s', (bytes) => {
    expect(decodeHeader(fromHex(bytes))).toBeUndefined();
  });
});
