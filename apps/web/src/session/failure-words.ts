import type { Translator } from '@jiedui/messages';
import { describeError, type ErrorDescription } from '../api/error-words';
import { PasskeyFailure } from './passkey';

/** Like describeError, and of what a browser's authenticator refused. */
export function describeFailure(t: Translator, error: unknown): ErrorDescription {
  if (!(error instanceof PasskeyFailure)) return describeError(t, error);
  return {
    title: t(`signIn.passkeyFailure.${error.trouble}.title`),
    remedy: t(`signIn.passkeyFailure.${error.trouble}.remedy`),
  };
}
