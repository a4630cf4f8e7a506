import { describe, expect, it } from '@jest/globals';
import { defaultWorkingHours } from '../../hospital/working-hours.js';
import { addDays } from '../../plan/plan-days.js';
import { publishedCalendar } from '../../scheduling/workday-calendar.js';
import { clinicDayOf, isOpen } from '../clinic-day.js';
import { minuteOfDate } from '../clinic-moment.js';
import { drawRequests, modelDepartments, publishedDemand } from './published-demand.js';
import { seededRandom } from './random.js';
import { replayPlanner } from './replay-planner.js';
import { serveBlock } from './served.js';
import { replayUniform, uniformDays } from './uniform-rule.js';

const calendar = publishedCalendar({ holidays: ['2025-01-01', '2025-10-01'], makeUpWorkdays: [] });
const daysFrom = (date: string, count: number) =>
  Array.from({ length: count }, (_, at) => clinicDayOf(addDays(date, at), calendar, defaultWorkingHours));
const model = { ...publishedDemand, departments: { erratic: 1, lumpy: 2, slow: 2 }, requestsPerYear: 3_000 };
const settings = { slotMinutes: 8, noticeMinutes: 60, comesTwice: true, longestWaitHours: 168 };

function world(seed: number) {
  const historyDays = daysFrom('2025-02-03', 84);
  const year = daysFrom('2025-04-28', 70);
  const clearing = daysFrom('2025-07-07', 7).find(isOpen);
  const random = seededRandom(seed);
  const departments = modelDepartments(model, year);
  const draw = (days: typeof year) => departments.map((one) => drawRequests(one, days, model, random));
  const [history, requests] = [draw(historyDays), draw(year)];
  return { historyDays, history, days: clearing ? [...year, clearing] : year, requests };
}

describe('a service', () => {
  it('sees people in the order they came, one after another, and whoever comes meanwhile', () => {
    const waits: number[] = [];
    const seen = serveBlock([0, 60, 121, 400], 0, { start: 120, stayUntil: 120 }, 8, waits);
    expect(seen).toBe(3);
    expect(waits).toEqual([2, 68 / 60, 15 / 60]);
  });
});

describe('the uniform rule', () => {
  it('holds two services a week, at five, and none on a holiday', () => {
    const week = daysFrom('2025-09-29', 7);
    expect(uniformDays(week).map(({ date }) => date)).toEqual(['2025-10-03']);
    const asked = minuteOfDate('2025-09-29') + 17 * 60;
    expect(replayUniform([asked], daysFrom('2025-09-29', 8), 8).waitsHours).toEqual([96]);
  });
});

describe('the planner', () => {
  it('sees everybody once, within the budget, and the same way for the same seed', () => {
    for (const seed of [1, 2]) {
      const demand = world(seed);
      const asked = demand.requests.reduce((sum, one) => sum + one.length, 0);
      for (const budget of [60, 100]) {
        const outcome = replayPlanner(demand, { ...settings, budget });
        expect(outcome.waitsHours).toHaveLength(asked);
        expect(outcome.expertDays).toBeLessThanOrEqual(budget);
        expect(outcome.waitsHours.every((hours) => hours >= 0)).toBe(true);
        expect(replayPlanner(world(seed), { ...settings, budget }).waitsHours).toEqual(outcome.waitsHours);
      }
    }
  });

  it('decides the past alike, whatever comes later', () => {
    const demand = world(4);
    const cut = minuteOfDate('2025-06-01');
    const earlier = {
      ...demand,
      requests: demand.requests.map((one) => one.filter((minute) => minute < cut)),
    };
    const until = (waits: readonly (readonly number[])[], requests: readonly (readonly number[])[]) =>
      waits.map((one, at) =>
        one.slice(0, (requests[at] ?? []).filter((minute) => minute < cut - 14 * 1_440).length),
      );
    const whole = replayPlanner(demand, { ...settings, budget: 80 });
    const half = replayPlanner(earlier, { ...settings, budget: 80 });
    expect(until(half.waitsByDepartment, earlier.requests)).toEqual(
      until(whole.waitsByDepartment, demand.requests),
    );
  });
});
