import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, dayNumber, fullMonths } from './plan-days.js';
import { deviationsOf } from './deviations.js';
import type { StaffingRule } from './plan.template.js';
import { checkStaffing } from './staffing.rule.js';

const rule: StaffingRule = { peopleAtLeast: 2, peopleAtMost: 3, monthsEach: 6, presence: 'everyMonth' };
const post = (id: string, personKey: string, from: string, until: string) => ({
  id,
  personKey,
  personName: personKey,
  from,
  until,
});

describe('the length of a post', () => {
  it.each([
    ['2026-01-01', '2026-06-30', 6],
    ['2026-01-01', '2026-06-29', 5],
    ['2026-08-31', '2027-02-27', 6],
    ['2026-01-31', '2026-02-26', 0],
    ['2026-03-15', '2027-03-14', 12],
  ])('from %s until %s is %d whole months', (from, until, months) => {
    expect(fullMonths({ from, until })).toBe(months);
  });

  it('reaches so many months when it ends the day before the same day', () => {
    const start = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 36 }), (day, months) => {
        const from = day.toISOString().slice(0, 10);
        const until = new Date((dayNumber(addMonths(from, months)) - 1) * 86_400_000)
          .toISOString()
          .slice(0, 10);
        expect(fullMonths({ from, until })).toBe(months);
      }),
    );
  });
});

describe('the rule of posts', () => {
  it('is kept by enough people, long enough, with somebody there every month', () => {
    const report = checkStaffing(
      [post('1', 'ann', '2026-01-01', '2026-06-30'), post('2', 'ben', '2026-07-01', '2026-12-31')],
      rule,
      2026,
    );
    expect(report).toMatchObject({ people: 2, peopleMissing: 0, shortPosts: [], uncoveredMonths: [] });
    expect(report.isKept).toBe(true);
  });

  it('counts somebody sent twice once, and no short post', () => {
    const report = checkStaffing(
      [
        post('1', 'ann', '2026-01-01', '2026-06-30'),
        post('2', 'ann', '2026-07-01', '2026-12-31'),
        post('3', 'ben', '2026-02-01', '2026-04-30'),
      ],
      rule,
      2026,
    );
    expect(report).toMatchObject({ people: 1, peopleMissing: 1, isKept: false });
    expect(report.shortPosts).toEqual([{ postId: '3', personName: 'ben', months: 3, neededMonths: 6 }]);
  });

  it('names the months of which it asks more', () => {
    const posts = [
      post('1', 'ann', '2026-01-15', '2026-10-20'),
      post('2', 'ben', '2026-01-15', '2026-10-20'),
    ];
    expect(checkStaffing(posts, rule, 2026).uncoveredMonths).toEqual([11, 12]);
    const daily = { ...rule, presence: 'everyDay' } as const;
    expect(checkStaffing(posts, daily, 2026).uncoveredMonths).toEqual([1, 10, 11, 12]);
    const remote = { peopleAtLeast: 0, peopleAtMost: null, monthsEach: 0, presence: 'none' } as const;
    expect(checkStaffing([], remote, 2026).isKept).toBe(true);
  });

  it('says when a team is too large', () => {
    const whole = ['a', 'b', 'c', 'd'].map((name) => post(name, name, '2026-01-01', '2026-12-31'));
    expect(checkStaffing(whole, rule, 2026)).toMatchObject({ peopleTooMany: 1, isKept: false });
  });
});

describe('deviations', () => {
  it('name what is overdue by how late, and what the posts leave open', () => {
    const staffing = checkStaffing([post('1', 'ann', '2026-01-01', '2026-10-31')], rule, 2026);
    const milestones = [
      { id: 'm1', title: 'first', dueOn: '2026-05-01', doneOn: null },
      { id: 'm2', title: 'second', dueOn: '2026-04-01', doneOn: '2026-06-01' },
      { id: 'm3', title: 'third', dueOn: '2026-03-01', doneOn: null },
    ];
    const found = deviationsOf({ year: 2026, staffing, milestones }, '2026-12-01');
    expect(found.map(({ kind }) => kind)).toEqual([
      'milestoneOverdue',
      'milestoneOverdue',
      'monthUncovered',
      'monthUncovered',
      'peopleMissing',
    ]);
    expect(found[0]).toMatchObject({ milestoneId: 'm3', daysLate: 275 });
    expect(found[2]).toMatchObject({ month: 11, uncoveredDays: 30, isPast: true });
    expect(found[3]).toMatchObject({ month: 12, isPast: false });
    // Due today is not late yet.
    expect(
      deviationsOf({ year: 2026, staffing, milestones: milestones.slice(0, 1) }, '2026-05-01').some(
        ({ kind }) => kind === 'milestoneOverdue',
      ),
    ).toBe(false);
  });
});
