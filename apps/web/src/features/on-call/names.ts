import type { OnCallRank } from '@jiedui/domain';

/** What a rank is called among the words. */
export const rankNames = { 1: 'first', 2: 'second', 3: 'third' } as const satisfies Record<
  OnCallRank,
  string
>;

const weekdayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** @param weekday 1 is Monday, 7 is Sunday */
export const weekdayName = (weekday: number): (typeof weekdayNames)[number] =>
  weekdayNames[weekday - 1] ?? 'monday';
