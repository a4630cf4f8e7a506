import { describe, expect, it } from '@jest/globals';
import { isStepUpFresh, usableFactors, usableStepUps } from './second-factor.js';

const none = { hasTotp: false, passkeys: 0, recoveryCodesLeft: 0 };

describe('the factors that a person can show', () => {
  it.each([
    [none, [], ['password']],
    // Recovery codes stand in for something that was lost; by themselves they are left-overs.
    [{ ...none, recoveryCodesLeft: 3 }, [], ['password']],
    [{ ...none, hasTotp: true }, ['totp'], ['totp']],
    [
      { ...none, passkeys: 1, recoveryCodesLeft: 1 },
      ['passkey', 'recoveryCode'],
      ['passkey', 'recoveryCode'],
    ],
    [
      { hasTotp: true, passkeys: 2, recoveryCodesLeft: 9 },
      ['passkey', 'totp', 'recoveryCode'],
      ['passkey', 'totp', 'recoveryCode'],
    ],
  ])('of %j', (factors, atSignIn, atStepUp) => {
    expect(usableFactors(factors)).toEqual(atSignIn);
    expect(usableStepUps(factors)).toEqual(atStepUp);
  });
});

describe('a proof', () => {
  it('is fresh for less than five minutes', () => {
    const at = new Date('2026-01-01T00:00:00Z');
    const after = (ms: number) => isStepUpFresh(at, new Date(at.getTime() + ms));
    expect([after(0), after(299_999), after(300_000)]).toEqual([true, true, false]);
    expect(isStepUpFresh(null, at)).toBe(false);
  });
});
