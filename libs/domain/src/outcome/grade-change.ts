import type { HospitalGrade } from '../hospital/hospital.js';

/** A line of a hospital's history: the grade since a day, null where it lost its grade. */
export interface GradeSince {
  readonly grade: HospitalGrade | null;
  readonly since: string;
}

export interface GradeChange {
  readonly since: string;
  readonly from: HospitalGrade;
  readonly to: HospitalGrade | null;
  readonly direction: 'up' | 'down';
}

const classRank = { A: 3, B: 2, C: 1 } as const;

/** Higher is better; without a class it stands below all classes of its level, without a grade below everything. */
export const gradeRank = (grade: HospitalGrade | null): number =>
  grade === null ? 0 : grade.level * 10 + (grade.class === null ? 0 : classRank[grade.class]);

/**
 * Ups and downs in a history. The first grade of all is none, and neither is one that follows a time without: that is
 * grading, not upgrading.
 * @param history in any order
 */
export function gradeChanges(history: readonly GradeSince[]): GradeChange[] {
  const lines = history.toSorted((a, b) => a.since.localeCompare(b.since));
  return lines.flatMap(({ grade: to, since }, at) => {
    const from = lines[at - 1]?.grade ?? null;
    const step = gradeRank(to) - gradeRank(from);
    if (from === null || step === 0) return [];
    return [{ since, from, to, direction: step > 0 ? ('up' as const) : ('down' as const) }];
  });
}

/** The first day on which a hospital had this grade or a better one; null where it never had. */
export function gradeReachedOn(history: readonly GradeSince[], wanted: HospitalGrade): string | null {
  const reached = history.filter(({ grade }) => gradeRank(grade) >= gradeRank(wanted));
  return reached.map(({ since }) => since).toSorted()[0] ?? null;
}
