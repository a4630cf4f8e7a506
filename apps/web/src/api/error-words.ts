import type { Translator } from '@jiedui/messages';
import { ApiError, UnreachableError } from './errors';

export interface ErrorDescription {
  readonly title: string;
  readonly remedy: string;
}

/** What happened and what to do next, for any error a page can meet. */
export function describeError(t: Translator, error: unknown): ErrorDescription {
  if (error instanceof UnreachableError) {
    return { title: t('shell.failure.unreachable'), remedy: t('shell.failure.unreachableRemedy') };
  }
  const code = error instanceof ApiError ? error.code : 'UNEXPECTED';
  const requestId = error instanceof ApiError && code === 'UNEXPECTED' ? error.problem.requestId : undefined;
  const remedy = t(`errors.${code}.remedy`);
  return {
    title: t(`errors.${code}.title`),
    remedy: requestId ? `${remedy} ${t('shell.failure.requestId', { id: requestId })}` : remedy,
  };
}
