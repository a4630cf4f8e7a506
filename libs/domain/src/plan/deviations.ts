import { dayNumber, daysIn, type IsoDate, monthSpan } from './plan-days.js';
import { milestoneStateOf, type PlannedMilestone } from './plan.items.js';
import type { StaffingReport } from './staffing.rule.js';

export const deviationKinds = [
  'milestoneOverdue',
  'monthUncovered',
  'postShort',
  'peopleMissing',
  'peopleTooMany',
] as const;

/** Where a plan leaves what was agreed or what its template asks. */
export type PlanDeviation =
  | {
      readonly kind: 'milestoneOverdue';
      readonly milestoneId: string;
      readonly title: string;
      readonly dueOn: IsoDate;
      readonly daysLate: number;
    }
  | {
      readonly kind: 'monthUncovered';
      readonly month: number;
      readonly uncoveredDays: number;
      /** It can no longer be mended. */
      readonly isPast: boolean;
    }
  | {
      readonly kind: 'postShort';
      readonly postId: string;
      readonly personName: string;
      readonly months: number;
      readonly neededMonths: number;
    }
  | { readonly kind: 'peopleMissing' | 'peopleTooMany'; readonly people: number; readonly by: number };

interface Facts {
  readonly year: number;
  readonly staffing: StaffingReport;
  readonly milestones: readonly PlannedMilestone[];
}

/** What to see to first comes first: overdue milestones by how late, then the posts. */
export function deviationsOf({ year, staffing, milestones }: Facts, today: IsoDate): PlanDeviation[] {
  const overdue = milestones
    .filter((milestone) => milestoneStateOf(milestone, today) === 'overdue')
    .toSorted((a, b) => dayNumber(a.dueOn) - dayNumber(b.dueOn))
    .map(({ id, title, dueOn }) => ({
      kind: 'milestoneOverdue' as const,
      milestoneId: id,
      title,
      dueOn,
      daysLate: dayNumber(today) - dayNumber(dueOn),
    }));
  const months = staffing.uncoveredMonths.map((month) => {
    const span = monthSpan(year, month);
    const coveredDays = staffing.coverage.months[month - 1]?.coveredDays ?? 0;
    const uncoveredDays = daysIn(span) - coveredDays;
    return { kind: 'monthUncovered' as const, month, uncoveredDays, isPast: span.until < today };
  });
  const short = staffing.shortPosts.map((post) => ({ kind: 'postShort' as const, ...post }));
  const { people, peopleMissing, peopleTooMany } = staffing;
  return [
    ...overdue,
    ...months,
    ...short,
    ...(peopleMissing > 0 ? [{ kind: 'peopleMissing' as const, people, by: peopleMissing }] : []),
    ...(peopleTooMany > 0 ? [{ kind: 'peopleTooMany' as const, people, by: peopleTooMany }] : []),
  ];
}
