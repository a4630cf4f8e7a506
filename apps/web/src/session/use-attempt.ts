import { useCallback, useState } from 'react';
import { ApiError } from '../api/errors';
import { useCountdown } from './use-countdown';

export interface Attempt {
  readonly isBusy: boolean;
  /** Why the last one failed. */
  readonly error: unknown;
  /** Seconds until the API takes another one; 0 when it does. */
  readonly waitSeconds: number;
  /** @returns true when it went well */
  readonly run: (action: () => Promise<unknown>) => Promise<boolean>;
  readonly fail: (error: unknown) => void;
  readonly clear: () => void;
}

/** One try after another at something that locks out who tries too often. */
export function useAttempt(): Attempt {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ readonly error: unknown; readonly lockedUntilMs?: number }>();
  const fail = useCallback((error: unknown) => {
    const seconds = error instanceof ApiError ? error.problem.retryAfterSeconds : undefined;
    setFailure({ error, ...(seconds ? { lockedUntilMs: Date.now() + seconds * 1000 } : {}) });
  }, []);
  const run = useCallback(
    async (action: () => Promise<unknown>) => {
      setBusy(true);
      setFailure(undefined);
      try {
        await action();
        return true;
      } catch (error) {
        fail(error);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [fail],
  );
  const clear = useCallback(() => setFailure(undefined), []);
  return {
    isBusy,
    error: failure?.error,
    waitSeconds: useCountdown(failure?.lockedUntilMs),
    run,
    fail,
    clear,
  };
}
