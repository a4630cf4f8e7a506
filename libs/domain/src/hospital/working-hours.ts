/** Minutes are counted from midnight by the hospital's own clock. */
export interface WorkingSpan {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  readonly fromMinute: number;
  readonly untilMinute: number;
}

const dayMinutes = 24 * 60;

const workweek = (spans: readonly (readonly [from: number, until: number])[]): WorkingSpan[] =>
  [1, 2, 3, 4, 5].flatMap((weekday) =>
    spans.map(([fromMinute, untilMinute]) => ({ weekday, fromMinute, untilMinute })),
  );

/**
 * What a hospital keeps until it says otherwise. Xinjiang's zone is two hours behind Beijing's, so that the same hours
 * by the local clock are about two later for the rest of the country.
 */
export const defaultWorkingHours = workweek([
  [8 * 60, 12 * 60],
  [14 * 60, 18 * 60],
]);

/** The zone of a region unless its hospital says otherwise: Xinjiang (65) keeps local hours. */
export const timeZoneOfRegion = (code: string): string =>
  code.startsWith('65') ? 'Asia/Urumqi' : 'Asia/Shanghai';

/** True where no span is empty or outside its day, and none overlaps another. */
export function areWorkingHoursSound(spans: readonly WorkingSpan[]): boolean {
  return spans.every(
    (span, at) =>
      span.weekday >= 1 &&
      span.weekday <= 7 &&
      span.fromMinute >= 0 &&
      span.untilMinute <= dayMinutes &&
      span.fromMinute < span.untilMinute &&
      spans.every(
        (other, otherAt) =>
          otherAt === at ||
          other.weekday !== span.weekday ||
          other.untilMinute <= span.fromMinute ||
          other.fromMinute >= span.untilMinute,
      ),
  );
}
