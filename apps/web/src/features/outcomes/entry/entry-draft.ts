import type { HospitalOutcomes } from '@jiedui/contracts';
import { type OutcomeFigures, type Quarter, specialties, type Specialty } from '@jiedui/domain';

export const figureNames = [
  'casesLocal',
  'casesTransferred',
  'localFeeYuan',
  'outsideFeeYuan',
  'recognisedResults',
  'recognisedYuan',
] as const satisfies readonly (keyof OutcomeFigures)[];
export type FigureName = (typeof figureNames)[number];

/** A row of the sheet, as it is typed. */
export interface EntryRow {
  readonly specialty: Specialty;
  /** As it was loaded; 0 where nothing was told. */
  readonly revision: number;
  readonly typed: Readonly<Record<FigureName, string>>;
  readonly isWithdrawn: boolean;
}

export type RowFault = 'bothCases' | 'notANumber' | 'casesFirst';

const empty = Object.fromEntries(figureNames.map((name) => [name, ''])) as Record<FigureName, string>;

const typedOf = (figures: OutcomeFigures) =>
  Object.fromEntries(
    figureNames.map((name) => [name, figures[name] === null ? '' : String(figures[name])]),
  ) as Record<FigureName, string>;

/** All specialties of a quarter, those that were told filled in. */
export function sheetOf({ lines }: Pick<HospitalOutcomes, 'lines'>, quarter: Quarter): EntryRow[] {
  const told = new Map(
    lines.filter((line) => line.quarter === quarter).map((line) => [line.specialty, line]),
  );
  return specialties.map((specialty) => {
    const line = told.get(specialty);
    return {
      specialty,
      revision: line?.revision ?? 0,
      typed: line ? typedOf(line.figures) : empty,
      isWithdrawn: false,
    };
  });
}

const isEmpty = ({ typed }: EntryRow) => figureNames.every((name) => typed[name].trim() === '');
const isNumber = (text: string) => text.trim() === '' || /^\d{1,10}$/.test(text.trim());

/** What is wrong with a row as it stands; an empty one is fine, as nothing was told. */
export function faultOf(row: EntryRow): RowFault | undefined {
  if (row.isWithdrawn || isEmpty(row)) return undefined;
  const { casesLocal, casesTransferred } = row.typed;
  if (figureNames.some((name) => !isNumber(row.typed[name]))) return 'notANumber';
  const [hasLocal, hasTransferred] = [casesLocal.trim() !== '', casesTransferred.trim() !== ''];
  if (!hasLocal && !hasTransferred) return 'casesFirst';
  return hasLocal && hasTransferred ? undefined : 'bothCases';
}

const figureOf = (text: string) => (text.trim() === '' ? null : Number(text.trim()));

export interface LineToTell {
  readonly specialty: Specialty;
  readonly revision: number;
  readonly figures: OutcomeFigures | null;
}

/** What differs from the sheet that was loaded. A row that was told and is emptied is withdrawn. */
export function linesToTell(rows: readonly EntryRow[], loaded: readonly EntryRow[]): LineToTell[] {
  return rows.flatMap((row, at): LineToTell[] => {
    const before = loaded[at];
    const isSame =
      before && figureNames.every((name) => before.typed[name].trim() === row.typed[name].trim());
    const { specialty, revision } = row;
    if (row.isWithdrawn || (isEmpty(row) && revision > 0)) return [{ specialty, revision, figures: null }];
    if (isSame || isEmpty(row)) return [];
    const figures = Object.fromEntries(figureNames.map((name) => [name, figureOf(row.typed[name])]));
    return [{ specialty, revision, figures: figures as unknown as OutcomeFigures }];
  });
}

/** A reason is asked for as soon as something that was told is changed. */
export const needsReason = (lines: readonly LineToTell[]): boolean =>
  lines.some(({ revision }) => revision > 0);

const isTouched = (row: EntryRow, before: EntryRow | undefined): boolean =>
  row.isWithdrawn ||
  before === undefined ||
  figureNames.some((name) => before.typed[name].trim() !== row.typed[name].trim());

/** What somebody else told meanwhile, with what was typed here on top: nothing typed is lost, and it can be sent. */
export const rebased = (
  rows: readonly EntryRow[],
  loaded: readonly EntryRow[],
  latest: readonly EntryRow[],
): EntryRow[] =>
  latest.map((fresh, at) => {
    const row = rows[at];
    return row && isTouched(row, loaded[at]) ? { ...row, revision: fresh.revision } : fresh;
  });
