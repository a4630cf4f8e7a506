import { useEffect, useSyncExternalStore } from 'react';
import { ApiError, hasCode, UnreachableError } from '../api/errors';
import { session } from '../session/session.store';
import type { AutosaveState, Autosaver } from './autosaver';

/** The link or the server may be back in a moment; a refusal stays one. */
export const isWorthRetrying = (error: unknown): boolean =>
  error instanceof UnreachableError ||
  hasCode(error, 'UNEXPECTED', 'SERVICE_UNAVAILABLE', 'TOO_MANY_ATTEMPTS') ||
  !(error instanceof ApiError);

/** Follows an autosaver, and saves at once when the link or the session returns or the page is left. */
export function useAutosaver<T extends object>(autosaver: Autosaver<T>): AutosaveState<T> {
  const state = useSyncExternalStore(autosaver.subscribe, autosaver.snapshot);
  useEffect(() => {
    const flush = () => void autosaver.flush();
    const flushWhenSignedIn = () => session.snapshot().kind === 'signedIn' && flush();
    const flushWhenHidden = () => document.visibilityState === 'hidden' && flush();
    const unsubscribe = session.subscribe(flushWhenSignedIn);
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flushWhenHidden);
    return () => {
      unsubscribe();
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flushWhenHidden);
      flush();
    };
  }, [autosaver]);
  return state;
}
