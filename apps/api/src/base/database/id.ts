import { v7 } from 'uuid';

/** Time-ordered, so that new rows land together in their indexes. */
export const newId = <T extends string>(): T => v7() as T;
