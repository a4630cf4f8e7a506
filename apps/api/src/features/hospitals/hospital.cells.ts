import type { HospitalContent, HospitalGrade, Locale } from '@jiedui/contracts';
import { type ImportColumn, importColumns, type WorkingSpan } from '@jiedui/domain';
import { messages } from '@jiedui/messages';
import type { TableRow } from '../../base/tables/table.writer.js';
import { gradeText, type HospitalRecord } from './hospital.record.js';

/** What stands beside the record in a line of a file. */
export interface CellContext {
  readonly parentCode: string | null;
  readonly gradeSince: string | null;
}

const listed = (items: readonly string[]) => items.join('; ');
const twoDigits = (value: number) => String(value).padStart(2, '0');
const clock = (minute: number) => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;

/** 三级甲等 in Chinese, 3A in English. */
function gradeCell(grade: HospitalGrade | null, locale: Locale): string {
  const { gradeLevel, gradeClass, ungraded } = messages[locale].hospitals;
  if (!grade) return ungraded;
  if (locale === 'en') return gradeText(grade) ?? '';
  return `${gradeLevel[grade.level]}${grade.class ? gradeClass[grade.class] : ''}`;
}

/** Days with the same hours together: 1,2,3,4,5 08:00-12:00 14:00-18:00. */
function workingHoursCell(spans: readonly WorkingSpan[]): string {
  const daysOf = new Map<string, number[]>();
  for (let weekday = 1; weekday <= 7; weekday += 1) {
    const hours = spans
      .filter((span) => span.weekday === weekday)
      .toSorted((a, b) => a.fromMinute - b.fromMinute)
      .map(({ fromMinute, untilMinute }) => `${clock(fromMinute)}-${clock(untilMinute)}`)
      .join(' ');
    if (hours) daysOf.set(hours, [...(daysOf.get(hours) ?? []), weekday]);
  }
  return listed([...daysOf].map(([hours, days]) => `${days.join(',')} ${hours}`));
}

const departmentCell = ({ nameZh, nameEn }: HospitalContent['departments'][number]) =>
  nameEn ? `${nameZh}/${nameEn}` : nameZh;

/** One line of an export, in the words of a language; an import understands both languages. */
export function hospitalCells(
  record: HospitalRecord,
  { parentCode, gradeSince }: CellContext,
  locale: Locale,
): TableRow {
  const { hospitals: words, terms } = messages[locale];
  const cells: Record<ImportColumn, string | number | null> = {
    code: record.code,
    nameZh: record.nameZh,
    nameEn: record.nameEn,
    regionCode: record.regionCode,
    tier: words.tier[record.tier],
    kind: words.kind[record.kind],
    grade: gradeCell(record.grade, locale),
    gradeSince,
    timeZone: record.timeZone,
    parentCode,
    parentRelation: record.parentRelation && words.parentRelation[record.parentRelation],
    beds: record.beds,
    specialties: listed(
      record.specialties.map((one) => `${terms.specialty[one.specialty]}:${words.strength[one.strength]}`),
    ),
    departments: listed(record.departments.map(departmentCell)),
    equipment: listed(record.equipment.map(({ kind, count }) => `${words.equipment[kind]}:${count}`)),
    workingHours: workingHoursCell(record.workingHours),
    linkKind: record.link && words.linkKind[record.link.kind],
    linkDownMbps: record.link && record.link.downMbps,
    linkUpMbps: record.link && record.link.upMbps,
    flags: listed(record.flags.map((flag) => words.flag[flag])),
  };
  return importColumns.map((column) => cells[column]);
}

/** Both languages in each cell, so that whoever fills the file in finds their own. */
export const headerCells: readonly string[] = importColumns.map(
  (column) => `${messages['zh-CN'].imports.column[column]} / ${messages.en.imports.column[column]}`,
);
