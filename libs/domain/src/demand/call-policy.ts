import type { ClinicMoment } from './clinic-moment.js';
import { chancesOf, type DemandForecast } from './demand-forecast.js';

/** When the expert of a department is called, moment by moment. */
export interface CallPolicy {
  /**
   * The expert is called when at least so many wait at the time of the decision; 0 where so many are still to come
   * that nobody need wait yet.
   */
  readonly callFrom: readonly number[];
  /** How likely the expert is called for the day at this moment. */
  readonly callChance: readonly number[];
  /** How likely somebody is seen at this moment: called now, or called before on the same day. */
  readonly heldChance: readonly number[];
  /** How many are then seen, on average. */
  readonly seenWhenHeld: readonly number[];
  readonly expectedCalls: number;
}

/** What is not yet known beyond the last moment. */
const hoursAfterLast = 24;
/** No policy keeps more than this many waiting, however dear an expert-day is. */
const mostWaiting = 40;

/** A moment as the recursion sees it, decided some time before the block ends. */
interface Step {
  readonly hoursToNext: number;
  /** Requests to come between the decision and the end of the block: they are seen if it is held. */
  readonly late: number;
  /** Chances of 0, 1, 2, … requests from the end of the block to the next decision. */
  readonly chancesAfter: readonly number[];
  /** The same from this decision to the next. */
  readonly chances: readonly number[];
  readonly expectedAfter: number;
  readonly isNextSameDay: boolean;
}

function stepsOf(
  moments: readonly ClinicMoment[],
  { meanPerDay, dispersion }: DemandForecast,
  { noticeMinutes, most }: { readonly noticeMinutes: number; readonly most: number },
): Step[] {
  const lateShare = ({ share, fromMinute, untilMinute }: ClinicMoment) =>
    share * Math.min(1, noticeMinutes / (untilMinute - fromMinute));
  return moments.map((moment, index) => {
    const next = moments[index + 1] ?? moment;
    const late = meanPerDay * lateShare(moment);
    const expectedAfter = meanPerDay * (next.share - lateShare(next));
    return {
      hoursToNext: next === moment ? hoursAfterLast : (next.at - moment.at) / 60,
      late,
      chancesAfter: chancesOf(expectedAfter, dispersion, most),
      chances: chancesOf(late + expectedAfter, dispersion, most),
      expectedAfter,
      isNextSameDay: next !== moment && next.date === moment.date,
    };
  });
}

/** From how many waiting a call is certain: putting them off costs more than the call, whatever comes later. */
function surelyCalled(moments: readonly ClinicMoment[], price: number): number {
  const shortest = moments.reduce(
    (least, { at }, index) =>
      Math.min(least, index === 0 ? least : (at - (moments[index - 1]?.at ?? 0)) / 60),
    hoursAfterLast,
  );
  return Math.max(1, Math.min(mostWaiting, Math.ceil(price / Math.max(1, shortest))));
}

/** What is to be expected later where so many are left waiting. */
function lookAhead(after: Float64Array, chances: readonly number[], waiting: number): number {
  const most = after.length - 1;
  let sum = 0;
  for (let come = 0; come <= most; come += 1) {
    const then = waiting + come;
    sum += (chances[come] as number) * (after[then < most ? then : most] as number);
  }
  return sum;
}

/**
 * The least of price times calls plus hours waited, by dynamic programming backwards from the last moment. An expert who
 * was called in the morning comes in the afternoon of the same day for the same expert-day.
 */
function thresholds(steps: readonly Step[], price: number, most: number): number[] {
  let after: Float64Array = new Float64Array(most + 1);
  let afterCalled = 0;
  const callFrom = steps.map(() => most);
  for (let index = steps.length - 1; index >= 0; index -= 1) {
    const { hoursToNext, late, chances, chancesAfter, isNextSameDay } = steps[index] as Step;
    const rest = isNextSameDay ? afterCalled : lookAhead(after, chancesAfter, 0);
    const now = new Float64Array(most + 1);
    for (let waiting = most; waiting >= 0; waiting -= 1) {
      const putOff = (waiting + late) * hoursToNext + lookAhead(after, chances, waiting);
      const isCalled = waiting === most || price + rest <= putOff;
      now[waiting] = isCalled ? price + rest : putOff;
      if (isCalled) callFrom[index] = waiting;
    }
    after = now;
    afterCalled = rest;
  }
  return callFrom;
}

/** Forward: how the number of those waiting is spread under the thresholds. */
function foresee(steps: readonly Step[], callFrom: readonly number[], waiting: number, most: number) {
  let spread = new Float64Array(most + 1);
  spread[Math.min(most, waiting)] = 1;
  // On a day that is called already: how likely that is, and how many have come since they were last seen.
  let called = 0;
  let sinceCalled = 0;
  let beyond = Math.max(0, waiting - most);
  return steps.map(({ late, chances, chancesAfter, expectedAfter, isNextSameDay }, index) => {
    let fresh = 0;
    let seen = called * (sinceCalled + late);
    const next = new Float64Array(most + 1);
    spread.forEach((chance, count) => {
      if (chance === 0) return;
      if (count >= (callFrom[index] as number)) {
        fresh += chance;
        seen += chance * (count + late + (count === most ? beyond : 0));
        return;
      }
      chances.forEach((comes, come) => {
        const then = count + come < most ? count + come : most;
        next[then] = (next[then] as number) + chance * comes;
      });
    });
    const held = fresh + called;
    called = held;
    sinceCalled = expectedAfter;
    beyond = Math.max(0, expectedAfter - most);
    if (!isNextSameDay) {
      chancesAfter.forEach((chance, come) => (next[come] = (next[come] as number) + called * chance));
      called = 0;
    }
    spread = next;
    return { fresh, held, seen: held === 0 ? 0 : seen / held };
  });
}

export interface CallTerms {
  /** Hours of waiting that one expert-day is worth; 0 calls whenever anybody waits. */
  readonly price: number;
  /** Those who wait when the first moment is decided. */
  readonly waiting: number;
  /** The expert is told so long before the end of the morning or of the afternoon. */
  readonly noticeMinutes: number;
}

export function callPolicy(
  moments: readonly ClinicMoment[],
  forecast: DemandForecast,
  { price, waiting, noticeMinutes }: CallTerms,
): CallPolicy {
  const most = surelyCalled(moments, price);
  const steps = stepsOf(moments, forecast, { noticeMinutes, most });
  const callFrom = thresholds(steps, price, most);
  const foreseen = foresee(steps, callFrom, waiting, most);
  return {
    callFrom,
    callChance: foreseen.map(({ fresh }) => fresh),
    heldChance: foreseen.map(({ held }) => held),
    seenWhenHeld: foreseen.map(({ seen }) => seen),
    expectedCalls: foreseen.reduce((sum, { fresh }) => sum + fresh, 0),
  };
}
