import type { Consultation, SlotSeat } from '@jiedui/contracts';
import type { ResourceId } from '@jiedui/kernel';
import { useState } from 'react';

export const noRoom = 'none';

/** What is asked of a time; a change makes what was chosen stale. */
export function useSlotWishes(onChange: () => void) {
  const [minutes, setMinutes] = useState<string>('20');
  const [days, setDays] = useState<string>('30');
  const [room, setRoom] = useState<string>(noRoom);
  const [isOutsideHours, setOutsideHours] = useState(false);
  const then =
    <T>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      onChange();
    };
  return {
    minutes,
    days,
    room,
    isOutsideHours,
    setMinutes: then(setMinutes),
    setDays: then(setDays),
    setRoom: then(setRoom),
    setOutsideHours: then(setOutsideHours),
  };
}
export type SlotWishes = ReturnType<typeof useSlotWishes>;

/** Beside the expert who took the question: those who join, and the room. */
export function seatsOf({ members, invitedHospital }: Consultation, room: string): SlotSeat[] {
  const joining = members.map(({ person }): SlotSeat => ({ kind: 'experts', personIds: [person.id] }));
  if (room === noRoom || !invitedHospital) return joining;
  if (room === 'any')
    return [...joining, { kind: 'anyResource', hospitalId: invitedHospital.id, resource: 'room' }];
  return [...joining, { kind: 'resources', resourceIds: [room as ResourceId] }];
}
