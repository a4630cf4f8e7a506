import type { HospitalGrade } from '@jiedui/contracts';
import type { CellFormat, SheetColumn } from '../../base/tables/workbook.writer.js';
import type { Messages, Translator } from '@jiedui/messages';

export type ColumnName = keyof Messages['reports']['columns'];

/** Columns by their words, each with how its numbers are shown. */
export const columnsOf = (
  t: Translator,
  columns: readonly (readonly [ColumnName, CellFormat])[],
): SheetColumn[] => columns.map(([name, format]) => ({ heading: t(`reports.columns.${name}`), format }));

/** 三级甲等; "Level 3, class A". */
export function gradeWords(t: Translator, grade: HospitalGrade | null): string {
  if (!grade) return t('hospitals.ungraded');
  return t('hospitals.gradeWords', {
    level: t(`hospitals.gradeLevel.${grade.level}`),
    class: t(`hospitals.gradeClass.${grade.class ?? 'none'}`),
  });
}
