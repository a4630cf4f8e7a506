import type { ErrorCode } from '@jiedui/contracts';

/** What happened, and what the reader does next. */
export type ErrorWords = Record<ErrorCode, { readonly title: string; readonly remedy: string }>;
