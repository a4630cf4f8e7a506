import type { JobName, JobPayload } from '@jiedui/contracts';
import { SetMetadata } from '@nestjs/common';

export const JOB_HANDLER = Symbol('JOB_HANDLER');

/** A handler reads the truth again and may be run twice. `isLastAttempt` tells that no retry will follow. */
export type JobHandlerMethod<N extends JobName> = (
  payload: JobPayload<N>,
  run: { readonly isLastAttempt: boolean },
) => Promise<void>;

/** Marks the one method that does a job; a payload of another shape is a compile error. */
export const HandlesJob =
  <N extends JobName>(name: N) =>
  (target: object, key: string | symbol, descriptor: { value?: JobHandlerMethod<N> }): void => {
    SetMetadata(JOB_HANDLER, name)(target, key, descriptor);
  };
