import type { HospitalGrade } from '@jiedui/contracts';
import {
  defaultWorkingHours,
  type ImportColumn,
  type ImportFault,
  type ImportRowOutcome,
  timeZoneOfRegion,
} from '@jiedui/domain';
import type { HospitalId } from '@jiedui/kernel';
import { gradeText, type HospitalRecord } from '../hospitals/index.js';
import { syllables } from '../regions/index.js';
import type { RowDraft } from './row.parser.js';

/** The hospital that a row's code names, as it is now. */
export interface Existing {
  readonly record: HospitalRecord;
  readonly parentCode: string | null;
  /** The history of its grade, as texts by day. */
  readonly grades: ReadonlyMap<string, string | null>;
}

export interface MergeContext {
  readonly existing: Existing | undefined;
  readonly newId: HospitalId;
  readonly hasRegion: (code: string) => boolean;
  /** ISO 8601. */
  readonly now: string;
}

export interface MergedRow {
  readonly outcome: ImportRowOutcome;
  readonly faults: readonly ImportFault[];
  readonly changedColumns: readonly ImportColumn[];
  /** But for its parent, which may stand further down in the file. */
  readonly record: HospitalRecord | null;
  /** To be looked for when all rows are read; undefined leaves the parent as it is. */
  readonly parentCode: string | null | undefined;
  readonly grading: { readonly grade: HospitalGrade | null; readonly since: string } | null;
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const spelledOut = (nameZh: string) => capitalise(syllables(nameZh).join(' ')).slice(0, 200);

/** What only the columns together show: what a new hospital needs, and pairs that belong together. */
function faultsOf(draft: RowDraft, { existing, hasRegion, now }: MergeContext): ImportFault[] {
  const faults: ImportFault[] = [];
  const needs = (column: ImportColumn, code: ImportFault['code']) => faults.push({ column, code });
  if (!existing) {
    for (const column of ['nameZh', 'regionCode', 'tier', 'kind'] as const) {
      if (draft[column] === undefined) needs(column, 'missing');
    }
  }
  if (draft.regionCode !== undefined && !hasRegion(draft.regionCode)) needs('regionCode', 'regionUnknown');
  if (draft.gradeSince !== undefined && draft.gradeSince > now.slice(0, 10))
    needs('gradeSince', 'outOfRange');
  if (draft.gradeSince !== undefined && draft.grade === undefined) needs('grade', 'incomplete');
  if (draft.parentCode && draft.parentCode === draft.code) needs('parentCode', 'parentIsItself');
  const relation = draft.parentRelation ?? existing?.record.parentRelation;
  if (draft.parentCode && !relation) needs('parentRelation', 'incomplete');
  if (draft.parentRelation && !draft.parentCode && !existing?.parentCode) needs('parentCode', 'incomplete');
  if (draft.linkKind !== null && !existing?.record.link) {
    const parts = ['linkKind', 'linkDownMbps', 'linkUpMbps'] as const;
    const missing = parts.filter((column) => draft[column] === undefined);
    if (missing.length < parts.length) for (const column of missing) needs(column, 'incomplete');
  }
  return faults;
}

const blank = (draft: RowDraft, { newId, now }: MergeContext): HospitalRecord => ({
  id: newId,
  code: draft.code ?? '',
  nameZh: draft.nameZh ?? '',
  nameEn: draft.nameEn ?? spelledOut(draft.nameZh ?? ''),
  regionCode: draft.regionCode ?? null,
  timeZone: timeZoneOfRegion(draft.regionCode ?? ''),
  tier: 'county',
  kind: 'general',
  grade: null,
  parentId: null,
  parentRelation: null,
  beds: null,
  specialties: [],
  departments: [],
  equipment: [],
  workingHours: defaultWorkingHours,
  link: null,
  flags: [],
  revision: 0,
  createdAt: now,
  updatedAt: now,
});

function linkOf(draft: RowDraft, before: HospitalRecord, now: string): HospitalRecord['link'] {
  if (draft.linkKind === null) return null;
  const kind = draft.linkKind ?? before.link?.kind;
  const downMbps = draft.linkDownMbps ?? before.link?.downMbps;
  const upMbps = draft.linkUpMbps ?? before.link?.upMbps;
  if (kind === undefined || downMbps === undefined || upMbps === undefined) return before.link;
  const { link } = before;
  const isSame = link && link.kind === kind && link.downMbps === downMbps && link.upMbps === upMbps;
  return isSame ? link : { kind, downMbps, upMbps, measuredAt: now };
}

function gradingOf(draft: RowDraft, { existing, now }: MergeContext): MergedRow['grading'] {
  if (draft.grade === undefined) return null;
  const grade = gradeText(draft.grade);
  const since = draft.gradeSince ?? now.slice(0, 10);
  const isKnown = draft.gradeSince
    ? existing?.grades.has(since) && existing.grades.get(since) === grade
    : grade === gradeText(existing?.record.grade ?? null);
  return isKnown ? null : { grade: draft.grade, since };
}

/** The grade of the latest day, once this one is entered. */
function latestGrade(
  existing: Existing | undefined,
  grading: NonNullable<MergedRow['grading']>,
): HospitalGrade | null {
  const isLatest = [...(existing?.grades.keys() ?? [])].every((since) => since <= grading.since);
  return isLatest || !existing ? grading.grade : existing.record.grade;
}

const compared = [
  'nameZh',
  'nameEn',
  'regionCode',
  'timeZone',
  'tier',
  'kind',
  'beds',
  'specialties',
  'departments',
  'equipment',
  'workingHours',
  'flags',
] as const satisfies readonly (ImportColumn & keyof HospitalRecord)[];

/** Lists are the same in any order. */
const canonical = (value: unknown): string =>
  Array.isArray(value)
    ? value
        .map((one) => JSON.stringify(one, Object.keys(one as object).toSorted()))
        .toSorted()
        .join()
    : JSON.stringify(value);
const listColumns = new Set<string>(['specialties', 'departments', 'equipment', 'workingHours']);
const isSame = (column: string, a: unknown, b: unknown) =>
  listColumns.has(column)
    ? canonical(a) === canonical(b)
    : JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (value: unknown) => (Array.isArray(value) ? value.map(String).toSorted() : value);

function changesBetween(
  draft: RowDraft,
  before: HospitalRecord,
  after: HospitalRecord,
  { parentCode }: Existing,
) {
  const columns: ImportColumn[] = compared.filter((column) => !isSame(column, before[column], after[column]));
  if (before.link !== after.link) columns.push('linkKind');
  if (draft.parentCode !== undefined && draft.parentCode !== parentCode) columns.push('parentCode');
  if (before.parentRelation !== after.parentRelation && after.parentRelation) columns.push('parentRelation');
  return columns;
}

/** What goes into the record as it stands. */
function plainOf(draft: RowDraft): Partial<HospitalRecord> {
  const told = ['code', ...compared].filter((column) => draft[column as keyof RowDraft] !== undefined);
  return Object.fromEntries(told.map((column) => [column, draft[column as keyof RowDraft]]));
}

/** Lays a row over what there is: what would become of the hospital, or what is wrong. */
export function mergeRow(
  draft: RowDraft,
  readFaults: readonly ImportFault[],
  context: MergeContext,
): MergedRow {
  const { existing, now } = context;
  const told = new Set(readFaults.map(({ column }) => column));
  const faults = [...readFaults, ...faultsOf(draft, context).filter(({ column }) => !told.has(column))];
  if (faults.length > 0) {
    return { outcome: 'bad', faults, changedColumns: [], record: null, parentCode: undefined, grading: null };
  }
  const before = existing?.record ?? blank(draft, context);
  const grading = gradingOf(draft, context);
  const { parentCode, parentRelation } = draft;
  const record: HospitalRecord = {
    ...before,
    ...plainOf(draft),
    link: linkOf(draft, before, now),
    grade: grading ? latestGrade(existing, grading) : before.grade,
    parentId: parentCode === null ? null : before.parentId,
    parentRelation: parentCode === null ? null : (parentRelation ?? before.parentRelation),
    revision: before.revision + 1,
    updatedAt: now,
  };
  if (!existing)
    return {
      outcome: 'created',
      faults,
      changedColumns: [],
      record,
      parentCode: parentCode ?? undefined,
      grading,
    };
  const changedColumns = changesBetween(draft, before, record, existing);
  if (grading) changedColumns.push('grade');
  return {
    outcome: changedColumns.length > 0 ? 'changed' : 'unchanged',
    faults,
    changedColumns,
    record,
    parentCode: changedColumns.includes('parentCode') ? parentCode : undefined,
    grading,
  };
}
