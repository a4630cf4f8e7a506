import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { consentFaults } from './consent.rule.js';
import { duplicateWithinDays, isDuplicate } from './duplicate.rule.js';
import { isSignature, signatureSvg } from './signature.js';

const byPatient = { giver: 'patient', whyNotPatient: null, relation: null, isFeeExplained: true } as const;
const byMother = {
  giver: 'guardian',
  whyNotPatient: 'minor',
  relation: 'parent',
  isFeeExplained: true,
} as const;
const paths = (facts: Parameters<typeof consentFaults>[0]) => consentFaults(facts).map(({ path }) => path);

describe('a consent', () => {
  it('of somebody else says why, and how they stand to the patient', () => {
    expect(paths(byPatient)).toEqual([]);
    expect(paths(byMother)).toEqual([]);
    expect(paths({ ...byMother, whyNotPatient: null })).toEqual(['whyNotPatient']);
    expect(paths({ ...byMother, relation: null })).toEqual(['relation']);
    expect(paths({ ...byPatient, relation: 'spouse' })).toEqual(['relation']);
  });

  it('is none where the fee was not explained', () => {
    expect(paths({ ...byPatient, isFeeExplained: false })).toEqual(['isFeeExplained']);
  });
});

describe('a signature', () => {
  it('is more than a dot', () => {
    expect(isSignature([[10, 10, 10, 10]])).toBe(false);
    expect(isSignature([])).toBe(false);
    expect(isSignature([[10, 10, 200, 40, 300, 10]])).toBe(true);
  });

  it('becomes an image of numbers alone', () => {
    const coordinate = fc.integer({ min: 0, max: 4_000 });
    const stroke = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 5 }), (strokes) => {
        const svg = signatureSvg(strokes.map((points) => points.flat()));
        expect(svg).toMatch(
          /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="[-\d. ]+"><path d="[ML\d. -]+" fill="none" stroke="#0f172a" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"\/><\/svg>$/,
        );
      }),
    );
  });
});

describe('a question asked twice', () => {
  const now = new Date('2026-11-22T08:00:00Z');
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

  it('is one that is open however old, or was answered lately', () => {
    expect(isDuplicate({ state: 'accepted', updatedAt: daysAgo(90) }, now)).toBe(true);
    expect(isDuplicate({ state: 'closed', updatedAt: daysAgo(duplicateWithinDays) }, now)).toBe(true);
    expect(isDuplicate({ state: 'closed', updatedAt: daysAgo(duplicateWithinDays + 1) }, now)).toBe(false);
  });

  it('is none where the first was refused, withdrawn, lapsed or never asked', () => {
    for (const state of ['draft', 'refused', 'cancelled', 'expired'] as const) {
      expect(isDuplicate({ state, updatedAt: now }, now)).toBe(false);
    }
  });
});
