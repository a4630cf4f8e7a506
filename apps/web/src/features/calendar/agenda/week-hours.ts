import type { CalendarEntry } from '@jiedui/contracts';
import dayjs from 'dayjs';

export const hourPx = 44;
const dayHours = 24;
const wholeDayHours = 24;
const usual = { from: 8, until: 18 };

/** What lasts a day or longer stands above the hours. */
export const isLong = ({ startsAt, endsAt }: CalendarEntry): boolean =>
  dayjs(endsAt).diff(startsAt, 'hour') >= wholeDayHours;

/** The part of an entry that lies on a day of the viewer, in hours since its midnight. */
export function hoursOn({ startsAt, endsAt }: CalendarEntry, day: string): { from: number; until: number } {
  const midnight = dayjs(day);
  const since = (instant: string) => dayjs(instant).diff(midnight, 'hour', true);
  return { from: Math.max(0, since(startsAt)), until: Math.min(dayHours, since(endsAt)) };
}

/** Whole hours that show every entry; eight to six at least. */
export function shownHours(spans: readonly { readonly from: number; readonly until: number }[]) {
  return {
    from: Math.floor(Math.min(usual.from, ...spans.map(({ from }) => from))),
    until: Math.ceil(Math.max(usual.until, ...spans.map(({ until }) => until))),
  };
}
