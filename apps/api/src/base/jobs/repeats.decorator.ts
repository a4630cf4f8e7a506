import { SetMetadata } from '@nestjs/common';

export const REPEATS = Symbol('REPEATS');

export interface Repetition {
  readonly everyMs: number;
  /** Said when it fails, as in "sealing the audit failed". */
  readonly what: string;
}

type RepeatedMethod = { value?: () => Promise<void> };

/** Has a method run again and again in each process that does jobs, as the system, never twice at once in one. */
export const Repeats =
  (repetition: Repetition) =>
  (target: object, key: string, descriptor: RepeatedMethod): void => {
    SetMetadata(REPEATS, repetition)(target, key, descriptor);
  };
