import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { indexOf, keyIdOf, seal, unseal } from './sealing.js';

const key = { id: 7, bytes: randomBytes(32) };
const place = 'patient_identity.name:0198';
const refused = 'Unsupported state or unable to authenticate data';

describe('a sealed value', () => {
  it('opens at its place with its key, and names that key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = seal(key, place, Buffer.from(text));
        expect(unseal(key.bytes, place, sealed).toString()).toBe(Buffer.from(text).toString());
        expect(keyIdOf(sealed)).toBe(7);
      }),
    );
  });

  it('is another one each time', () => {
    expect(seal(key, place, Buffer.from('same')).equals(seal(key, place, Buffer.from('same')))).toBe(false);
  });

  it('does not open elsewhere, with another key, or changed by a single bit', () => {
    const sealed = seal(key, place, Buffer.from('secret'));
    expect(() => unseal(key.bytes, 'patient_identity.phone:0198', sealed)).toThrow(refused);
    expect(() => unseal(randomBytes(32), place, sealed)).toThrow(refused);
    for (let at = 5; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unseal(key.bytes, place, changed)).toThrow(refused);
    }
    expect(() => unseal(key.bytes, place, sealed.subarray(0, 20))).toThrow('Not a sealed value');
  });
});

describe('the index of a value', () => {
  it('is the same for the same value of a column, and for nothing else', () => {
    expect(indexOf(key, 'a.name', 'x').equals(indexOf(key, 'a.name', 'x'))).toBe(true);
    expect(indexOf(key, 'a.name', 'x').equals(indexOf(key, 'a.phone', 'x'))).toBe(false);
    expect(indexOf(key, 'a.name', 'x').equals(indexOf(key, 'a.name', 'y'))).toBe(false);
    expect(
      indexOf({ id: 7, bytes: randomBytes(32) }, 'a.name', 'x').equals(indexOf(key, 'a.name', 'x')),
    ).toBe(false);
  });
});
