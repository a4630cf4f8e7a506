import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultWorkingHours } from '../hospital/working-hours.js';
import { addDays } from '../plan/plan-days.js';
import { publishedCalendar } from '../scheduling/workday-calendar.js';
import { clinicDayOf } from './clinic-day.js';
import { clinicMoments, learnDayShares } from './clinic-moment.js';
import { type PlannedDepartment, planSlots } from './slot-planner.js';

const calendar = publishedCalendar({
  holidays: ['2025-01-01', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-10-01'],
  makeUpWorkdays: ['2025-01-26'],
});
const daysFrom = (date: string, count: number) =>
  Array.from({ length: count }, (_, at) => clinicDayOf(addDays(date, at), calendar, defaultWorkingHours));

const days = daysFrom('2025-01-20', 28);
const moments = clinicMoments(days, learnDayShares([], []));
const closed = new Set(days.filter(({ spans }) => spans.length === 0).map(({ date }) => date));
const terms = { slotMinutes: 8, noticeMinutes: 60 };

const department = fc.record({
  mean: fc.double({ min: 0, max: 20, noNaN: true }),
  dispersion: fc.double({ min: 1, max: 8, noNaN: true }),
  waiting: fc.integer({ min: 0, max: 30 }),
});
const departmentsOf = (drawn: readonly { mean: number; dispersion: number; waiting: number }[]) =>
  drawn.map(({ mean, dispersion, waiting }, at): PlannedDepartment<string> => ({
    key: `${at}`,
    forecast: { method: 'mean', meanPerDay: mean, dispersion },
    waiting,
  }));

const slotsOf = (blocks: readonly { slots: number }[]) => blocks.reduce((sum, { slots }) => sum + slots, 0);

describe('a slot plan', () => {
  it('never promises more expert-days than the budget', () => {
    fc.assert(
      fc.property(
        fc.array(department, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 60 }),
        (drawn, budget) => {
          const plan = planSlots(departmentsOf(drawn), moments, { ...terms, budget });
          expect(plan.standingDays + plan.reservedDays).toBeLessThanOrEqual(budget);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('opens nothing on a day that is not worked, and on no day before or after', () => {
    expect(closed).toContain('2025-01-29');
    expect(closed).not.toContain('2025-01-26');
    fc.assert(
      fc.property(fc.array(department, { minLength: 1, maxLength: 5 }), (drawn) => {
        const plan = planSlots(departmentsOf(drawn), moments, { ...terms, budget: 60 });
        for (const { blocks } of plan.departments) {
          for (const { date, fromMinute, slots } of blocks) {
            const day = days.find((one) => one.date === date);
            const isInside = day?.spans.some(
              (span) => span.fromMinute <= fromMinute && fromMinute + slots * 8 <= span.untilMinute,
            );
            expect(isInside).toBe(true);
          }
        }
      }),
      { numRuns: 8 },
    );
  });

  it('gives a department with more demand no fewer slots and no fewer days', () => {
    fc.assert(
      fc.property(
        department,
        fc.double({ min: 1.5, max: 6, noNaN: true }),
        fc.integer({ min: 4, max: 40 }),
        (one, factor, budget) => {
          const [less, more] = planSlots(departmentsOf([one, { ...one, mean: one.mean * factor }]), moments, {
            ...terms,
            budget,
          }).departments;
          expect(slotsOf(more?.blocks ?? [])).toBeGreaterThanOrEqual(slotsOf(less?.blocks ?? []));
          expect(more?.expectedDays).toBeGreaterThanOrEqual((less?.expectedDays ?? 0) - 1e-6);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('calls before a long holiday rather than let people wait over it', () => {
    const plan = planSlots(departmentsOf([{ mean: 1, dispersion: 1, waiting: 0 }]), moments, {
      ...terms,
      budget: 8,
    });
    const policy = plan.departments[0]?.policy;
    const thresholdAt = (date: string) =>
      policy?.callFrom[moments.findLastIndex((one) => one.date === date)] ?? 99;
    expect(thresholdAt('2025-01-27')).toBeLessThan(thresholdAt('2025-01-22'));
  });
});
