import type { Board, BoardBooking } from '@jiedui/contracts';
import type { ResourceId } from '@jiedui/kernel';

export type BoardRow = Board['rows'][number];
type Case = NonNullable<BoardBooking['consultation']>;

export const stepMinutes = 15;
const minuteMs = 60_000;

/** A session that is to go to another time or another room. */
export interface Drop {
  readonly consultation: Case;
  readonly row: BoardRow;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly resourceIds: readonly ResourceId[];
}

/** The hours that the board shows: those that are open or taken, a whole hour on either side at least of nine to five. */
export function shownHours({ startsAt, rows }: Board): { readonly from: number; readonly until: number } {
  const midnight = Date.parse(startsAt);
  const hourOf = (instant: string) => (Date.parse(instant) - midnight) / (60 * minuteMs);
  const begins = rows.flatMap(({ open, bookings }) => [
    ...open.map((one) => hourOf(one.startsAt)),
    ...bookings.map((one) => hourOf(one.takenFrom)),
  ]);
  const ends = rows.flatMap(({ open, bookings }) => [
    ...open.map((one) => hourOf(one.endsAt)),
    ...bookings.map((one) => hourOf(one.takenUntil)),
  ]);
  return {
    from: Math.max(0, Math.floor(Math.min(9, ...begins))),
    until: Math.min(24, Math.ceil(Math.max(17, ...ends))),
  };
}

/** Moved by so many minutes, to full steps. */
export const movedBy = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + Math.round(minutes / stepMinutes) * stepMinutes * minuteMs).toISOString();

/** The room that it goes to takes the place of the one it came from; along an expert's row only the time moves. */
export function dropOn(
  from: BoardRow,
  row: BoardRow,
  booking: BoardBooking,
  byMinutes: number,
): Drop | undefined {
  const { consultation, startsAt, endsAt } = booking;
  if (!consultation?.canMove || from.subject !== row.subject) return undefined;
  if (from.subject === 'expert' && from.id !== row.id) return undefined;
  const others = consultation.resourceIds.filter((id) => id !== from.id);
  return {
    consultation,
    row,
    startsAt: movedBy(startsAt, byMinutes),
    endsAt: movedBy(endsAt, byMinutes),
    resourceIds: row.subject === 'expert' ? consultation.resourceIds : [...others, row.id as ResourceId],
  };
}

/** Whether something of another case lies there, on any row that the session takes. */
export function isTaken({ rows }: Board, drop: Drop): boolean {
  const ids: readonly string[] = [...drop.consultation.expertIds, ...drop.resourceIds];
  return rows
    .filter(({ id }) => ids.includes(id))
    .some(({ bookings }) =>
      bookings.some(
        ({ consultation, takenFrom, takenUntil }) =>
          consultation?.id !== drop.consultation.id && takenFrom < drop.endsAt && takenUntil > drop.startsAt,
      ),
    );
}
