import type { CallPolicy } from '../call-policy.js';
import type { ClinicDay } from '../clinic-day.js';
import type { ClinicMoment } from '../clinic-moment.js';
import type { PlannedDepartment, SlotTerms } from '../slot-planner.js';
import { Desk } from './desk.js';
import type { RequestMinute } from './published-demand.js';
import { burstyCount, type Random } from './random.js';
import { replayUniform } from './uniform-rule.js';

export interface ExpectedWait {
  /** Mean hours of the calendar from the request to its service; nothing where nobody is expected. */
  readonly oursHours: number | null;
  readonly uniformHours: number | null;
}

export interface WaitQuestion {
  readonly days: readonly ClinicDay[];
  readonly moments: readonly ClinicMoment[];
  readonly terms: SlotTerms;
  readonly repeats: number;
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Requests come at moments of the span they belong to; those who wait already came with its beginning. */
function drawn(
  { forecast, waiting }: PlannedDepartment<string>,
  moments: readonly ClinicMoment[],
  random: Random,
): RequestMinute[] {
  const { meanPerDay, dispersion } = forecast;
  const [first] = moments;
  const begin = first ? first.at - (first.untilMinute - first.fromMinute) : 0;
  const requests = Array.from({ length: waiting }, () => begin);
  for (const { share, at, fromMinute, untilMinute } of moments) {
    const mean = meanPerDay * share;
    const shape = dispersion > 1.001 ? mean / (dispersion - 1) : Infinity;
    const count = burstyCount(random, mean, shape);
    for (let one = 0; one < count; one += 1) requests.push(at - random() * (untilMinute - fromMinute));
  }
  return requests.toSorted((one, other) => one - other);
}

function followed(
  requests: readonly RequestMinute[],
  policy: CallPolicy,
  { moments, terms }: WaitQuestion,
): Desk {
  const desk = new Desk(requests);
  moments.forEach((moment, at) => {
    const decidedAt = moment.at - terms.noticeMinutes;
    const waiting = desk.waitingAt(decidedAt);
    const isCalled = desk.isCalledOn(moment.date) ? waiting > 0 : waiting >= (policy.callFrom[at] ?? 1);
    if (isCalled) desk.hold(moment, decidedAt, waiting, terms.slotMinutes);
  });
  const last = moments.at(-1);
  const left = desk.waitingAt(Infinity);
  if (last && left > 0) desk.hold(last, last.at, left, terms.slotMinutes);
  return desk;
}

/** What waits the plan and the uniform rule lead to, by living through the span many times over. */
export function expectedWaits(
  department: PlannedDepartment<string>,
  policy: CallPolicy,
  question: WaitQuestion,
  random: Random,
): ExpectedWait {
  const ours: number[] = [];
  const uniform: number[] = [];
  for (let repeat = 0; repeat < question.repeats; repeat += 1) {
    const requests = drawn(department, question.moments, random);
    ours.push(...followed(requests, policy, question).waitsHours);
    uniform.push(...replayUniform(requests, question.days, question.terms.slotMinutes).waitsHours);
  }
  return { oursHours: meanOf(ours), uniformHours: meanOf(uniform) };
}
