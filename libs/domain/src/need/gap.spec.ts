import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type GapGround, gapOf, totalGap } from './gap.js';
import { type CapabilityLevel, capabilityLevels, expectedCapability } from './need.js';

const ground: fc.Arbitrary<GapGround> = fc.record({
  casesPerYear: fc.integer({ min: 0, max: 100_000 }),
  transferOutPercent: fc.integer({ min: 0, max: 1_000 }).map((tenths) => tenths / 10),
  capability: fc.constantFrom(...capabilityLevels),
});
const below = ground.filter(({ capability }) => capability < expectedCapability);
const levelCases = (line: GapGround) => gapOf(line).levelCases;

describe('the gap of a specialty', () => {
  it('counts each case once for every level that is missing, and those sent away twice', () => {
    expect(gapOf({ casesPerYear: 1_000, transferOutPercent: 40, capability: 1 })).toEqual({
      levelsMissing: 2,
      casesSentOut: 400,
      levelCases: 2_800,
    });
  });

  it('is nothing exactly where the expected level is reached or nobody falls ill', () => {
    fc.assert(
      fc.property(ground, (line) => {
        const isNothing = line.capability >= expectedCapability || line.casesPerYear === 0;
        expect(levelCases(line) === 0).toBe(isNothing);
      }),
    );
  });

  it('grows with cases and with transfers, and shrinks with every level gained', () => {
    fc.assert(
      fc.property(below, fc.integer({ min: 1, max: 1_000 }), (line, more) => {
        expect(levelCases({ ...line, casesPerYear: line.casesPerYear + more })).toBeGreaterThan(
          levelCases(line),
        );
        const risen = { ...line, capability: (line.capability + 1) as CapabilityLevel };
        expect(levelCases(risen)).toBeLessThanOrEqual(levelCases(line));
        const transferOutPercent = Math.min(100, line.transferOutPercent + more);
        expect(levelCases({ ...line, transferOutPercent })).toBeGreaterThanOrEqual(levelCases(line));
      }),
    );
  });

  it('lies between one and two level-cases for each case and missing level', () => {
    fc.assert(
      fc.property(ground, (line) => {
        const { levelsMissing, casesSentOut, levelCases } = gapOf(line);
        expect(casesSentOut).toBeLessThanOrEqual(line.casesPerYear);
        expect(levelCases).toBeGreaterThanOrEqual(levelsMissing * line.casesPerYear);
        expect(levelCases).toBeLessThanOrEqual(levelsMissing * line.casesPerYear * 2);
      }),
    );
  });

  it('adds up to that of the hospital, in whatever order the lines stand', () => {
    fc.assert(
      fc.property(fc.array(ground, { maxLength: 13 }), (lines) => {
        const sum = lines.reduce((total, line) => total + levelCases(line), 0);
        expect(totalGap(lines.toReversed())).toBeCloseTo(sum, 4);
      }),
    );
  });
});
