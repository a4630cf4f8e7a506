import type { Oversight } from '@jiedui/contracts';

type Child = Pick<Oversight['children'][number], 'code' | 'figures'>;

/** Consultations were asked from there. */
export const isActive = ({ figures }: Child): boolean => figures.consultations > 0;

/** What is overdue comes first, then what is open, then what has been asked at all; otherwise as the divisions stand. */
export function activeFirst<T extends Child>(regions: readonly T[]): T[] {
  // oxlint-disable-next-line unicorn/no-array-sort -- browsers of old computers have no toSorted
  return [...regions].sort(
    (a, b) =>
      b.figures.overdue - a.figures.overdue ||
      b.figures.open - a.figures.open ||
      b.figures.consultations - a.figures.consultations ||
      a.code.localeCompare(b.code),
  );
}
