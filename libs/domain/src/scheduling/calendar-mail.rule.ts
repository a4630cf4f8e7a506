/** What somebody was last told of an appointment by a calendar mail. */
export interface ToldAppointment<Id extends string> {
  readonly personId: Id;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly sequence: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface CurrentAppointment<Id extends string> {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Nobody once it is called off. */
  readonly attendeeIds: readonly Id[];
}

/**
 * The calendar mails that are owed, by RFC 5546: a request to whom it is new or other than last told, a cancellation
 * to whoever need not come any more. One number for the whole change, above all that were used: calendars drop what
 * is not newer. Owes nothing where all know how it stands, so that it may be asked twice.
 */
export function owedCalendarMails<Id extends string>(
  told: readonly ToldAppointment<Id>[],
  { startsAt, endsAt, attendeeIds }: CurrentAppointment<Id>,
): ToldAppointment<Id>[] {
  const last = new Map<Id, ToldAppointment<Id>>();
  for (const one of told) {
    if ((last.get(one.personId)?.sequence ?? -1) < one.sequence) last.set(one.personId, one);
  }
  const sequence = Math.max(-1, ...told.map((one) => one.sequence)) + 1;
  const isKnown = (personId: Id) => {
    const known = last.get(personId);
    return (
      known?.method === 'REQUEST' &&
      known.startsAt.getTime() === startsAt.getTime() &&
      known.endsAt.getTime() === endsAt.getTime()
    );
  };
  const requests = attendeeIds
    .filter((personId) => !isKnown(personId))
    .map((personId) => ({ personId, method: 'REQUEST' as const, sequence, startsAt, endsAt }));
  const cancellations = [...last.values()]
    .filter(({ personId, method }) => method === 'REQUEST' && !attendeeIds.includes(personId))
    // Called off as it was known, which is what calendars compare.
    .map((one) => ({ ...one, method: 'CANCEL' as const, sequence }));
  return [...requests, ...cancellations];
}
