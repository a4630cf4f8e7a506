import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gradeChanges, gradeRank, gradeReachedOn, type GradeSince } from './grade-change.js';

const line = (since: string, level: 1 | 2 | 3 | null, letter: 'A' | 'B' | 'C' | null = null): GradeSince => ({
  since,
  grade: level === null ? null : { level, class: letter },
});

describe('changes of grade', () => {
  it('are ups and downs against the line before, in the order of time', () => {
    const history = [line('2024-01-01', 3, 'B'), line('2010-01-01', 2, 'B'), line('2018-01-01', 2, 'A')];
    expect(gradeChanges(history).map(({ since, direction }) => `${since} ${direction}`)).toEqual([
      '2018-01-01 up',
      '2024-01-01 up',
    ]);
    expect(gradeChanges([line('2010-01-01', 3, 'A'), line('2020-01-01', 2, 'A')])[0]?.direction).toBe('down');
  });

  it('are not a first grade, nor one after a time without; losing one is a fall', () => {
    const history = [line('2010-01-01', 2, 'A'), line('2015-01-01', null), line('2020-01-01', 3, 'A')];
    expect(gradeChanges(history)).toMatchObject([{ since: '2015-01-01', to: null, direction: 'down' }]);
    expect(gradeChanges([line('2010-01-01', 3, 'A')])).toEqual([]);
  });

  it('sum up to the way from the first grade to the last', () => {
    const grade = fc.record({
      level: fc.constantFrom(1 as const, 2 as const, 3 as const),
      class: fc.constantFrom('A' as const, 'B' as const, 'C' as const, null),
    });
    fc.assert(
      fc.property(fc.array(grade, { minLength: 1, maxLength: 8 }), (grades) => {
        const history = grades.map((one, at) => ({ grade: one, since: `20${10 + at}-01-01` }));
        const way = gradeChanges(history).reduce(
          (sum, { from, to }) => sum + gradeRank(to) - gradeRank(from),
          0,
        );
        expect(way).toBe(gradeRank(grades.at(-1) ?? null) - gradeRank(grades[0] ?? null));
      }),
    );
  });
});

it('a wanted grade is reached with it or a better one, for the first time', () => {
  const history = [line('2010-01-01', 2, 'B'), line('2022-06-01', 3, 'C'), line('2025-01-01', 3, 'A')];
  expect(gradeReachedOn(history, { level: 2, class: 'A' })).toBe('2022-06-01');
  expect(gradeReachedOn(history, { level: 3, class: 'B' })).toBe('2025-01-01');
  expect(gradeReachedOn(history.slice(0, 1), { level: 3, class: 'B' })).toBeNull();
});
