/** The fields of `value` that differ from `base`. */
export function changesBetween<T extends object>(base: T, value: T): Partial<T> {
  const changed = (Object.keys(value) as (keyof T)[]).filter((field) => value[field] !== base[field]);
  return Object.fromEntries(changed.map((field) => [field, value[field]])) as Partial<T>;
}

export interface Rebased<T> {
  readonly value: T;
  /** Fields that both sides changed, each to something else. `value` holds this side's. */
  readonly conflicts: readonly (keyof T)[];
}

/** Carries what was typed on top of `base` over to what the server holds now. */
export function rebase<T extends object>(base: T, value: T, theirs: T): Rebased<T> {
  const mine = changesBetween(base, value);
  const conflicts = (Object.keys(mine) as (keyof T)[]).filter(
    (field) => theirs[field] !== base[field] && theirs[field] !== mine[field],
  );
  return { value: { ...theirs, ...mine }, conflicts };
}
