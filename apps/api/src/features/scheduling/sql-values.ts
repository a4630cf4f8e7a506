/** An array of ids as PostgreSQL writes it, to be cast with `::uuid[]`. */
export const idArray = (ids: readonly string[]): string => `{${ids.join(',')}}`;

/** An array of codes or numbers, none of which holds a comma or a quote. */
export const plainArray = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

/** Milliseconds since 1970 as a moment for PostgreSQL. */
export const momentOf = (ms: number): string => new Date(ms).toISOString();
