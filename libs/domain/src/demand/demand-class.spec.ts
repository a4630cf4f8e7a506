import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classOf, patternOf } from './demand-class.js';
import { chancesOf, forecastOf } from './demand-forecast.js';

const repeated = (pattern: readonly number[], times: number) =>
  Array.from({ length: times }, () => pattern).flat();

describe('the class of a demand', () => {
  it('follows the cut values of Syntetos, Boylan and Croston', () => {
    expect(classOf(1.31, 0.48)).toBe('smooth');
    expect(classOf(1.31, 0.49)).toBe('erratic');
    expect(classOf(1.32, 0.48)).toBe('slow');
    expect(classOf(1.32, 0.49)).toBe('lumpy');
  });

  it('is told from counts', () => {
    expect(patternOf(repeated([5, 6, 5, 6], 20)).demandClass).toBe('smooth');
    expect(patternOf(repeated([1, 1, 14, 1], 20)).demandClass).toBe('erratic');
    expect(patternOf(repeated([1, 0, 0, 1, 0], 20)).demandClass).toBe('slow');
    expect(patternOf(repeated([0, 12, 0, 1, 0, 1], 20)).demandClass).toBe('lumpy');
  });

  it('says nothing of two days with demand, and of none has no interval', () => {
    expect(patternOf([0, 3, 0, 0, 1]).demandClass).toBeNull();
    expect(patternOf([0, 0, 0])).toMatchObject({ demandClass: null, averageInterval: null, meanPerDay: 0 });
  });
});

describe('a forecast', () => {
  it('takes the method that fits the class', () => {
    expect(forecastOf(repeated([5, 6, 5, 6], 20)).method).toBe('exponentialSmoothing');
    expect(forecastOf(repeated([1, 0, 0, 1, 0], 20)).method).toBe('syntetosBoylan');
    expect(forecastOf([0, 0, 1]).method).toBe('mean');
  });

  it('stays near the mean of a demand that does not change', () => {
    expect(forecastOf(repeated([5, 6, 5, 6], 40)).meanPerDay).toBeCloseTo(5.5, 0);
    const { meanPerDay } = forecastOf(repeated([1, 0, 0, 1, 0], 60));
    expect(meanPerDay).toBeGreaterThan(0.3);
    expect(meanPerDay).toBeLessThan(0.5);
  });

  it('gives chances that add up to one and have the mean that was asked for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 8, noNaN: true }),
        fc.double({ min: 1, max: 6, noNaN: true }),
        (mean, dispersion) => {
          const chances = chancesOf(mean, dispersion, 300);
          const sum = chances.reduce((total, chance) => total + chance, 0);
          const found = chances.reduce((total, chance, count) => total + chance * count, 0);
          expect(sum).toBeCloseTo(1, 6);
          expect(found).toBeCloseTo(mean, 4);
        },
      ),
    );
  });
});
