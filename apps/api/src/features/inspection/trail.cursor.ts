import { CatalogueError } from '@jiedui/contracts';

/** A place in a list that is ordered by time and id. `at` has the database's microseconds. */
export interface TrailPlace {
  readonly at: string;
  readonly id: string;
}

const written = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\|([0-9a-f-]{36})$/;

export const cursorOf = ({ at, id }: TrailPlace): string => Buffer.from(`${at}|${id}`).toString('base64url');

/** @throws REQUEST_INVALID for what `cursorOf` never wrote */
export function placeOf(cursor: string): TrailPlace {
  const [, at, id] = written.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (at === undefined || id === undefined) {
    throw new CatalogueError('REQUEST_INVALID', [
      { path: 'query.cursor', code: 'invalid_format', message: 'Not a cursor of this list' },
    ]);
  }
  return { at, id };
}
