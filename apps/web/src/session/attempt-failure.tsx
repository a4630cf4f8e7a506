import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/errors';
import { formatElapsed } from '../time/format';
import { describeFailure } from './failure-words';
import type { Attempt } from './use-attempt';

/** Why the last attempt failed, what to do next, and when the next one counts. */
export function AttemptFailure({ attempt, testId }: { readonly attempt: Attempt; readonly testId: string }) {
  const { t } = useTranslation();
  const { error, waitSeconds } = attempt;
  if (!error) return null;
  const { title, remedy } = describeFailure(t, error);
  const isLocked = error instanceof ApiError && error.problem.retryAfterSeconds !== undefined;
  return (
    <div className="sign-in-failure" data-testid={testId}>
      <div role="alert">
        <strong>{title}</strong> {!isLocked && <span>{remedy}</span>}
      </div>
      {isLocked && (
        // Not read out each second.
        <span role="timer" data-testid="lock-out-wait" data-seconds={waitSeconds}>
          {waitSeconds > 0
            ? t('signIn.waitFor', { time: formatElapsed(waitSeconds * 1000) })
            : t('signIn.mayTryAgain')}
        </span>
      )}
    </div>
  );
}
