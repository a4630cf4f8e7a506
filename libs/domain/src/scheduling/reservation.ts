/** What a session takes for itself while it lasts. */
export const reservationSubjects = ['expert', 'room', 'device'] as const;
export type ReservationSubject = (typeof reservationSubjects)[number];

/** Held is kept for a moment while somebody decides, and gives way once that is over. */
export const reservationStates = ['held', 'booked', 'released'] as const;
export type ReservationState = (typeof reservationStates)[number];

export const resourceKinds = ['room', 'device'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/** Long enough to read and confirm, short enough that a closed lid takes nobody's day. */
export const holdMinutes = 5;

const doubleBookings = {
  expert: 'EXPERT_DOUBLE_BOOKED',
  room: 'ROOM_TAKEN',
  device: 'DEVICE_TAKEN',
} as const satisfies Record<ReservationSubject, string>;
export type DoubleBooking = (typeof doubleBookings)[ReservationSubject];

/** The refusal for what is taken; people first, since they are the hardest to replace. */
export const doubleBookingOf = (taken: readonly ReservationSubject[]): DoubleBooking | undefined => {
  const first = reservationSubjects.find((subject) => taken.includes(subject));
  return first && doubleBookings[first];
};
