import type { Specialty } from '../access/actor.js';
import type { TechniqueCode } from '../need/techniques.js';

/** What a programme counts of itself, as it was published: a value, the day it stood for, and who said so. */
export const figureCodes = [
  'topHospitals',
  'countyHospitals',
  'counties',
  'hospitalsUpgraded',
  'hospitalsComparableToTop',
  'posts',
  'fundsYuan',
] as const;
export type FigureCode = (typeof figureCodes)[number];

/** How a published number is meant. */
export const figureBounds = ['exactly', 'atLeast'] as const;
export type FigureBound = (typeof figureBounds)[number];

/** How much of the day a figure stands for was published. */
export const datePrecisions = ['year', 'month', 'day'] as const;
export type DatePrecision = (typeof datePrecisions)[number];

export const targetKinds = [
  'grade',
  'centre',
  'keySpecialty',
  'technique',
  'department',
  'funds',
  'other',
] as const;
export type TargetKind = (typeof targetKinds)[number];

/** Centres of emergency care that a county hospital builds. */
export const careCentres = [
  'chestPain',
  'stroke',
  'trauma',
  'criticalMaternal',
  'criticalNewborn',
  'imaging',
  'laboratory',
  'pathology',
] as const;
export type CareCentre = (typeof careCentres)[number];

/** What is to be reached; each kind says it in its own vocabulary. Grades as the register writes them, such as 3B. */
export type TargetSubject =
  | { readonly kind: 'grade'; readonly what: string }
  | { readonly kind: 'centre'; readonly what: CareCentre }
  | { readonly kind: 'keySpecialty' | 'department'; readonly what: Specialty }
  | { readonly kind: 'technique'; readonly what: TechniqueCode }
  | { readonly kind: 'funds' | 'other'; readonly what: string };

export const targetStates = ['reached', 'reachedLate', 'open', 'dueSoon', 'overdue'] as const;
export type TargetState = (typeof targetStates)[number];

const soonDays = 90;
const dayMs = 86_400_000;

/** Where a target stands on a day. Days are YYYY-MM-DD. */
export function targetState(
  { dueOn, reachedOn }: { readonly dueOn: string; readonly reachedOn: string | null },
  today: string,
): TargetState {
  if (reachedOn !== null && reachedOn <= today) return reachedOn <= dueOn ? 'reached' : 'reachedLate';
  if (today > dueOn) return 'overdue';
  return Date.parse(dueOn) - Date.parse(today) <= soonDays * dayMs ? 'dueSoon' : 'open';
}

export const memberRoles = ['assisted', 'assisting'] as const;
export type MemberRole = (typeof memberRoles)[number];
