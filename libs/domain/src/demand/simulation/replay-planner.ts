import type { ClinicDay } from '../clinic-day.js';
import { type ClinicMoment, clinicMoments, learnDayShares, minuteOfDate } from '../clinic-moment.js';
import type { DemandForecast } from '../demand-forecast.js';
import { ExpertDayMarket } from '../expert-day-price.js';
import { Desk } from './desk.js';
import { countsOn, ObservedDemand } from './observed-demand.js';
import type { RequestMinute } from './published-demand.js';
import type { RuleOutcome } from './uniform-rule.js';

export interface ReplaySettings {
  readonly slotMinutes: number;
  /** An expert is called so long before the end of the morning or of the afternoon. */
  readonly noticeMinutes: number;
  /** Expert-days for all departments and all days. */
  readonly budget: number;
  /** Whether an expert who comes in the morning comes again in the afternoon, for one call. */
  readonly comesTwice: boolean;
  /** After so long somebody who waits is reason enough to call, whatever it costs. */
  readonly longestWaitHours: number;
}

export interface ReplayDemand {
  readonly historyDays: readonly ClinicDay[];
  /** Of each department. */
  readonly history: readonly (readonly RequestMinute[])[];
  /** The year, and after it one more day on which whoever is left is seen, so that no wait is left out. */
  readonly days: readonly ClinicDay[];
  readonly requests: readonly (readonly RequestMinute[])[];
}

export interface PlannerOutcome extends RuleOutcome {
  /** How often an expert walked over: at most two for an expert-day. */
  readonly visits: number;
  readonly waitsByDepartment: readonly (readonly number[])[];
  readonly callsByDepartment: readonly number[];
}

const minutesOfDay = 24 * 60;
const replanMinutes = 7 * minutesOfDay;
const horizonMinutes = 28 * minutesOfDay;
/** For fewer nobody walks over a second time. */
const worthAVisit = 0.5;

/**
 * Lives through the days under the planner. Once a week it forecasts each department from all that came until then, and
 * sets the price of an expert-day by what is left of the budget; at each moment it looks at who waits, and calls. What
 * comes later is never looked at.
 */
class Replay {
  private readonly desks: readonly Desk[];
  private readonly observed: readonly ObservedDemand[];
  private readonly moments: readonly ClinicMoment[];
  private readonly firstMinute: number;
  private left: number;
  private leftShare: number;
  private plannedAt = -Infinity;
  private plannedIndex = 0;
  private price: number | undefined;
  private forecasts: readonly DemandForecast[] = [];
  private callFrom: readonly (readonly number[])[] = [];

  constructor(
    { historyDays, history, days, requests }: ReplayDemand,
    private readonly settings: ReplaySettings,
  ) {
    const year = days.slice(0, -1);
    const past = history.map((one) => countsOn(one, historyDays));
    this.observed = past.map(
      (counts, at) => new ObservedDemand(counts, historyDays, countsOn(requests[at] ?? [], year), year),
    );
    const moments = clinicMoments(year, learnDayShares(historyDays, past));
    // Each moment counts as a day of its own where an expert comes once.
    this.moments = settings.comesTwice ? moments : moments.map((one) => ({ ...one, date: `${one.at}` }));
    this.desks = requests.map((one) => new Desk(one));
    this.firstMinute = minuteOfDate(days[0]?.date ?? '');
    // One day for each department is kept back for whoever is left at the end.
    this.left = settings.budget - requests.length;
    this.leftShare = this.shareOf(this.moments);
  }

  run(clearingDay: ClinicDay): PlannerOutcome {
    this.moments.forEach((moment, index) => this.meet(moment, index));
    const [clearing] = clinicMoments([clearingDay], () => 0).slice(-1);
    for (const desk of this.desks) {
      const waiting = desk.waitingAt(Infinity);
      if (clearing && waiting > 0) this.hold(desk, clearing, waiting);
    }
    const sum = (of: (desk: Desk) => number) => this.desks.reduce((total, desk) => total + of(desk), 0);
    return {
      waitsHours: this.desks.flatMap(({ waitsHours }) => waitsHours),
      expertDays: sum(({ calls }) => calls),
      idleDays: 0,
      visits: sum(({ visits }) => visits),
      waitsByDepartment: this.desks.map(({ waitsHours }) => waitsHours),
      callsByDepartment: this.desks.map(({ calls }) => calls),
    };
  }

  private shareOf(moments: readonly ClinicMoment[]): number {
    return moments.reduce((sum, { share }) => sum + share, 0);
  }

  private decidedAt(moment: ClinicMoment): number {
    return moment.at - this.settings.noticeMinutes;
  }

  private replan(moment: ClinicMoment, index: number): void {
    const passed = Math.floor((moment.at - this.firstMinute) / minutesOfDay);
    this.forecasts = this.observed.map((one) => one.forecastAfter(passed));
    const ahead = this.moments.slice(index).filter(({ at }) => at < moment.at + horizonMinutes);
    const market = new ExpertDayMarket(
      ahead,
      this.desks.map((desk, at) => ({
        forecast: this.forecasts[at] as DemandForecast,
        waiting: desk.waitingAt(this.decidedAt(moment)),
      })),
      this.settings.noticeMinutes,
    );
    const priced = market.within((this.left * this.shareOf(ahead)) / this.leftShare, this.price);
    this.price = Math.max(1, priced.price);
    this.callFrom = priced.policies.map((policy) => policy.callFrom);
    this.plannedIndex = index;
    this.plannedAt = this.firstMinute + passed * minutesOfDay;
  }

  private meet(moment: ClinicMoment, index: number): void {
    if (moment.at - this.plannedAt >= replanMinutes) this.replan(moment, index);
    this.leftShare -= moment.share;
    this.desks.forEach((desk, at) => {
      const waiting = desk.waitingAt(this.decidedAt(moment));
      const expected = waiting + this.lateOf(at, moment);
      if (desk.isCalledOn(moment.date)) {
        if (expected >= worthAVisit) this.hold(desk, moment, expected);
        return;
      }
      const isLate = desk.longestWaitHours(this.decidedAt(moment)) >= this.settings.longestWaitHours;
      const from = isLate ? 1 : (this.callFrom[at]?.[index - this.plannedIndex] ?? 1);
      if (waiting < from || this.left < 1) return;
      this.left -= 1;
      this.hold(desk, moment, expected);
    });
  }

  /** Requests of a department to come between the decision and the end of the block. */
  private lateOf(at: number, { share, fromMinute, untilMinute }: ClinicMoment): number {
    const daily = this.forecasts[at]?.meanPerDay ?? 0;
    return (daily * share * this.settings.noticeMinutes) / (untilMinute - fromMinute);
  }

  private hold(desk: Desk, moment: ClinicMoment, expected: number): void {
    desk.hold(moment, this.decidedAt(moment), expected, this.settings.slotMinutes);
  }
}

export const replayPlanner = (demand: ReplayDemand, settings: ReplaySettings): PlannerOutcome =>
  new Replay(demand, settings).run(demand.days.at(-1) as ClinicDay);
