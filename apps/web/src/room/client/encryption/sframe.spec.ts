import { describe, expect, it } from '@jest/globals';
import { fromHex, hexOf } from './hex.fixture.js';
import { FrameOpener, FrameSealer, importBaseKey } from './sframe.js';

const base = () => importBaseKey('AAECAwQFBgcICQoLDA0ODw');
const frame = fromHex('a1b2c3d4e5f60718293a4b5c6d7e8f90');

describe('a sealed frame', () => {
  it('is what the standard says it is', async () => {
    // RFC 9605, appendix C.3, cipher suite 0x0004.
    const sealer = new FrameSealer(await base(), 'IETF SFrame WG', { keyId: 291, counter: 17_767 });
    const sealed = await sealer.seal(fromHex('64726166742d696574662d736672616d652d656e63'));
    expect(hexOf(sealed)).toBe(
      '9901234567b7412c2513a1b66dbb48841bbaf17f598751176ad847681a69c6d0b091c07018ce4adb34eb',
    );
    const opener = new FrameOpener(await base(), 'IETF SFrame WG');
    expect(new TextDecoder().decode(await opener.open(sealed))).toBe('draft-ietf-sframe-enc');
  });

  it('keeps its first bytes readable and hides the rest', async () => {
    const sealed = await new FrameSealer(await base(), 'camera').seal(frame, 3);
    expect(hexOf(sealed.subarray(0, 3))).toBe('a1b2c3');
    expect(hexOf(sealed)).not.toContain(hexOf(frame.subarray(3)));
    expect(hexOf(await new FrameOpener(await base(), 'camera').open(sealed, 3))).toBe(hexOf(frame));
  });

  it('is never the same twice, nor under another’s key', async () => {
    const [one, other] = [new FrameSealer(await base(), 'camera'), new FrameSealer(await base(), 'camera')];
    const sealed = [await one.seal(frame), await one.seal(frame), await other.seal(frame)].map(hexOf);
    expect(new Set(sealed).size).toBe(3);
  });

  it('opens for nobody without the session’s key, in no other person’s place, and once', async () => {
    const sealed = await new FrameSealer(await base(), 'wang camera').seal(frame);
    const otherKey = await importBaseKey('BwcHBwcHBwcHBwcHBwcHBw');
    await expect(new FrameOpener(otherKey, 'wang camera').open(sealed)).rejects.toThrow(
      /not sealed|operation/,
    );
    await expect(new FrameOpener(await base(), 'li camera').open(sealed)).rejects.toThrow(
      /not sealed|operation/,
    );
    const opener = new FrameOpener(await base(), 'wang camera');
    await opener.open(sealed);
    await expect(opener.open(sealed)).rejects.toThrow('seen before');
  });

  it('does not open changed anywhere, nor without having been sealed', async () => {
    const sealed = await new FrameSealer(await base(), 'camera').seal(frame, 3);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.map((byte, place) => (place === at ? byte ^ 1 : byte));
      await expect(new FrameOpener(await base(), 'camera').open(changed, 3)).rejects.toThrow(
        /not sealed|operation/,
      );
    }
    await expect(new FrameOpener(await base(), 'camera').open(frame)).rejects.toThrow(/not sealed|operation/);
    await expect(new FrameOpener(await base(), 'camera').open(new Uint8Array())).rejects.toThrow(
      'not sealed',
    );
  });

  it('stays seen, whatever a node makes up under other keys', async () => {
    const sealed = await new FrameSealer(await base(), 'camera').seal(frame);
    const opener = new FrameOpener(await base(), 'camera');
    await opener.open(sealed);
    const otherKey = await importBaseKey('BwcHBwcHBwcHBwcHBwcHBw');
    for (let junk = 0; junk < 20; junk += 1) {
      const foreign = await new FrameSealer(otherKey, 'camera').seal(frame);
      await expect(opener.open(foreign)).rejects.toThrow(/operation/);
    }
    await expect(opener.open(sealed)).rejects.toThrow('seen before');
  });

  it('stays seen under a key that was followed by many', async () => {
    const opener = new FrameOpener(await base(), 'camera');
    const first = await new FrameSealer(await base(), 'camera').seal(frame);
    await opener.open(first);
    for (let key = 0; key < 10; key += 1)
      await opener.open(await new FrameSealer(await base(), 'camera').seal(frame));
    await expect(opener.open(first)).rejects.toThrow('seen before');
  });

  it('may come a little late, and not from long ago', async () => {
    const sealer = new FrameSealer(await base(), 'camera');
    const sealed = await Promise.all(Array.from({ length: 1_600 }, () => sealer.seal(frame)));
    const opener = new FrameOpener(await base(), 'camera');
    const at = (index: number) => opener.open(sealed[index] ?? frame);
    for (let index = 2; index < sealed.length; index += 1) if (index !== 1_500) await at(index);
    await expect(at(1)).rejects.toThrow('seen before');
    expect(hexOf(await at(1_500))).toBe(hexOf(frame));
  });
});
