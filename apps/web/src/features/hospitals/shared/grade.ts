import type { HospitalGrade, HospitalGradeSince } from '@jiedui/contracts';
import type { Translator } from '@jiedui/messages';

/** 三级甲等; "Level 3, class A". */
export function gradeWords(t: Translator, grade: HospitalGrade | null): string {
  if (!grade) return t('hospitals.ungraded');
  return t('hospitals.gradeWords', {
    level: t(`hospitals.gradeLevel.${grade.level}`),
    class: t(`hospitals.gradeClass.${grade.class ?? 'none'}`),
  });
}

export type GradeStep = 'first' | 'up' | 'down' | 'same' | 'lost';
const classRank = { C: 1, B: 2, A: 3 } as const;

const rankOf = (grade: HospitalGrade | null): number =>
  grade ? grade.level * 10 + (grade.class ? classRank[grade.class] : 0) : 0;

function stepOf(grade: HospitalGrade | null, before: HospitalGrade | null): GradeStep {
  if (!grade) return before ? 'lost' : 'same';
  if (!before) return 'first';
  const rise = rankOf(grade) - rankOf(before);
  return rise > 0 ? 'up' : rise < 0 ? 'down' : 'same';
}

/** What each line of the history did to the grade; latest first, as the history is. */
export const gradeSteps = (
  history: readonly HospitalGradeSince[],
): (HospitalGradeSince & { readonly step: GradeStep })[] =>
  history.map((line, at) => ({ ...line, step: stepOf(line.grade, history[at + 1]?.grade ?? null) }));
