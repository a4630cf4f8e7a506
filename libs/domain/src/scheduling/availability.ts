import type { WorkingSpan } from '../hospital/working-hours.js';
import { covers, merged, shared, type Span, without } from './span.js';
import { hoursWithin, type WeeklyHours } from './weekly-hours.js';
import type { WorkdayCalendar } from './workday-calendar.js';

/** Open: may be called away from other work. Tele-clinic: sits in the clinic, one session after the other. */
export const availabilityKinds = ['open', 'teleClinic'] as const;
export type AvailabilityKind = (typeof availabilityKinds)[number];

export const exceptionKinds = ['leave', 'extra'] as const;
export type ExceptionKind = (typeof exceptionKinds)[number];

export const walkMaxMinutes = 120;
const dayMinutes = 24 * 60;

/** One line of somebody's week, by the clock of the hospital it is kept at. */
export interface AvailabilityRule extends WorkingSpan {
  readonly kind: AvailabilityKind;
}

export interface Walking {
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
}

export interface AvailabilityFacts {
  /** By hospital, since each has its own clock. Where there is none at all, `otherwise` counts. */
  readonly rules: readonly { readonly zone: string; readonly rules: readonly AvailabilityRule[] }[];
  /** The working hours of the person's hospital. */
  readonly otherwise: WeeklyHours;
  readonly exceptions: readonly (Span & { readonly kind: ExceptionKind })[];
  /** The blocks of a slot plan that the person holds. */
  readonly clinics: readonly Span[];
}

export interface Availability {
  /** When somebody may be booked at all. */
  readonly open: readonly Span[];
  /** The part of it that is spent in the tele-clinic. */
  readonly teleClinic: readonly Span[];
}

const spansOf = (
  { rules }: AvailabilityFacts,
  kind: AvailabilityKind,
  within: Span,
  calendar: Pick<WorkdayCalendar, 'kindOf'>,
): Span[] =>
  rules.flatMap(({ zone, rules }) =>
    hoursWithin({ zone, hours: rules.filter((rule) => rule.kind === kind) }, within, calendar),
  );

/** When somebody may be booked: the week's rules, the slot plan and what was added, less leave. Leave wins. */
export function availabilityWithin(
  facts: AvailabilityFacts,
  within: Span,
  calendar: Pick<WorkdayCalendar, 'kindOf'>,
): Availability {
  const hasRules = facts.rules.some(({ rules }) => rules.length > 0);
  const planned = shared(merged(facts.clinics), [within]);
  const teleClinic = [...spansOf(facts, 'teleClinic', within, calendar), ...planned];
  const open = hasRules
    ? spansOf(facts, 'open', within, calendar)
    : hoursWithin(facts.otherwise, within, calendar);
  const extra = shared(merged(facts.exceptions.filter(({ kind }) => kind === 'extra')), [within]);
  const leave = facts.exceptions.filter(({ kind }) => kind === 'leave');
  return {
    open: without([...open, ...teleClinic, ...extra], leave),
    teleClinic: without(teleClinic, leave),
  };
}

/** Whoever sits in the tele-clinic already need not walk between two sessions there. */
export const walkingFor = (
  session: Span,
  { teleClinic }: Pick<Availability, 'teleClinic'>,
  walking: Walking,
): Walking =>
  teleClinic.some((block) => covers(block, session)) ? { beforeMinutes: 0, afterMinutes: 0 } : walking;

/** A shift begins within its day and lasts a day at most; none overlaps another, also not past Sunday's midnight. */
export function areRulesSound(rules: readonly AvailabilityRule[]): boolean {
  const week = new Set<number>();
  for (const { weekday, fromMinute, untilMinute } of rules) {
    const isInRange = weekday >= 1 && weekday <= 7 && fromMinute >= 0 && fromMinute < dayMinutes;
    if (!isInRange || untilMinute <= fromMinute || untilMinute - fromMinute > dayMinutes) return false;
    for (let minute = fromMinute; minute < untilMinute; minute += 1) {
      const ofWeek = ((weekday - 1) * dayMinutes + minute) % (7 * dayMinutes);
      if (week.has(ofWeek)) return false;
      week.add(ofWeek);
    }
  }
  return true;
}
