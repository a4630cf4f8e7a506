import type { Plan, PlanItem } from '@jiedui/contracts';
import { dayNumber, daysIn, milestoneStateOf, sharedDays, yearSpan } from '@jiedui/domain';

export interface GanttRow {
  readonly item: Extract<PlanItem, { kind: 'post' | 'visit' | 'milestone' }>;
  /** Of the year, from its beginning, in percent. */
  readonly startPercent: number;
  readonly lengthPercent: number;
  readonly look: 'post' | 'visit' | 'done' | 'overdue' | 'soon' | 'ahead';
}

const hundredth = (value: number) => Math.round(value * 100) / 100;

/** Where a day lies in a year, in percent of the year. */
export function placeOfDay(day: string, year: number): number | undefined {
  const whole = yearSpan(year);
  if (day < whole.from || day > whole.until) return undefined;
  return hundredth(((dayNumber(day) - dayNumber(whole.from)) / daysIn(whole)) * 100);
}

/** Posts, visits and milestones as bars and marks, each kind in the order of its days. */
export function ganttRows({ items, year, today }: Pick<Plan, 'items' | 'year' | 'today'>): GanttRow[] {
  const whole = yearSpan(year);
  const total = daysIn(whole);
  const start = dayNumber(whole.from);
  const rows = items.flatMap((item): GanttRow[] => {
    if (item.kind === 'milestone') {
      const startPercent = placeOfDay(item.dueOn, year) ?? 0;
      return [{ item, startPercent, lengthPercent: 0, look: milestoneStateOf(item, today) }];
    }
    if (item.kind !== 'post' && item.kind !== 'visit') return [];
    const shown = sharedDays({ from: item.startsOn, until: item.endsOn }, whole);
    if (!shown) return [];
    return [
      {
        item,
        startPercent: hundredth(((dayNumber(shown.from) - start) / total) * 100),
        lengthPercent: hundredth((daysIn(shown) / total) * 100),
        look: item.kind,
      },
    ];
  });
  return (['post', 'visit', 'milestone'] as const).flatMap((kind) =>
    rows.filter(({ item }) => item.kind === kind),
  );
}
