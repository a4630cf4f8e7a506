import { PlanItemInput, type PlanItem } from '@jiedui/contracts';
import type { PlanItemKind } from '@jiedui/domain';

export type FieldKind =
  | 'account'
  | 'text'
  | 'long'
  | 'date'
  | 'optionalDate'
  | 'title'
  | 'specialty'
  | 'optionalSpecialty'
  | 'technique'
  | 'indicator'
  | 'value';

/** The fields of each kind of line, from the first to the last. */
export const fieldsOf = {
  post: {
    personId: 'account',
    personName: 'text',
    title: 'title',
    specialty: 'specialty',
    startsOn: 'date',
    endsOn: 'date',
    note: 'long',
  },
  visit: {
    personName: 'text',
    specialty: 'specialty',
    startsOn: 'date',
    endsOn: 'date',
    purpose: 'long',
    doneOn: 'optionalDate',
  },
  department: { name: 'text', specialty: 'specialty', dueOn: 'date', doneOn: 'optionalDate' },
  technique: { technique: 'technique', dueOn: 'date', doneOn: 'optionalDate' },
  apprentice: {
    mentorName: 'text',
    apprenticeName: 'text',
    specialty: 'specialty',
    startsOn: 'date',
    endsOn: 'date',
    aim: 'long',
  },
  method: { name: 'text', dueOn: 'date', doneOn: 'optionalDate' },
  target: { indicator: 'indicator', specialty: 'optionalSpecialty', baseline: 'value', goal: 'value' },
  milestone: { name: 'text', dueOn: 'date' },
} as const satisfies Record<PlanItemKind, Record<string, FieldKind>>;

export type FieldName = { [K in PlanItemKind]: keyof (typeof fieldsOf)[K] }[PlanItemKind];
/** What is typed, by field; empty where nothing is. */
export type LineDraft = Readonly<Partial<Record<FieldName, string>>>;

/** What the field of a line is shown with. */
export interface LineFieldProps {
  readonly name: FieldName;
  /** Instead of the field's own. */
  readonly label?: string;
  readonly kind: FieldKind;
  readonly draft: LineDraft;
  readonly isWrong: boolean;
  readonly invitedHospitalId: string;
  readonly year: number;
  readonly onChange: (change: LineDraft) => void;
}

export const fieldList = (kind: PlanItemKind): readonly (readonly [FieldName, FieldKind])[] =>
  Object.entries(fieldsOf[kind]) as [FieldName, FieldKind][];

/** A milestone calls its name a title. */
const columnOf = (kind: PlanItemKind, name: FieldName) =>
  kind === 'milestone' && name === 'name' ? 'title' : name;

export function draftOf(item: PlanItem): LineDraft {
  const values = item as unknown as Readonly<Record<string, string | number | null>>;
  return Object.fromEntries(
    fieldList(item.kind).map(([name]) => [name, String(values[columnOf(item.kind, name)] ?? '')]),
  );
}

const nullable: readonly FieldKind[] = ['account', 'optionalDate', 'title', 'optionalSpecialty'];

function valueOf(kind: FieldKind, typed: string): string | number | null {
  if (nullable.includes(kind) && typed === '') return null;
  if (kind === 'value') return typed.trim() === '' ? NaN : Number(typed);
  return typed;
}

/** The line as it is sent, or the fields that do not do yet. */
export function lineOf(
  kind: PlanItemKind,
  draft: LineDraft,
):
  | { readonly item: PlanItemInput; readonly faults?: undefined }
  | { readonly item?: undefined; readonly faults: ReadonlySet<FieldName> } {
  const values = fieldList(kind).map(([name, field]) => [
    columnOf(kind, name),
    valueOf(field, draft[name] ?? ''),
  ]);
  const parsed = PlanItemInput.safeParse({ kind, ...Object.fromEntries(values) });
  if (parsed.success) {
    const { data } = parsed;
    if ('startsOn' in data && data.endsOn < data.startsOn) return { faults: new Set(['endsOn']) };
    return { item: data };
  }
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return {
    faults: new Set(fieldList(kind).flatMap(([name]) => (wrong.has(columnOf(kind, name)) ? [name] : []))),
  };
}
