import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client';
import { ApiError, hasCode } from '../api/errors';
import { ProofForm } from './proof-form';
import { session } from './session.store';
import type { SecondFactorQuestion } from './sign-in.form';
import type { Attempt } from './use-attempt';
import { useAttempt } from './use-attempt';

/** Longer would overflow the browser's timer; no question lives so long. */
const longestMs = 24 * 60 * 60_000;

/** Back to the password once the API no longer waits for the answer. */
function useOutdating(
  question: SecondFactorQuestion,
  attempt: Attempt,
  onOutdated: (error: unknown) => void,
) {
  const { error } = attempt;
  useEffect(() => {
    const leftMs = Date.parse(question.expiresAt) - Date.now();
    const outdate = () => onOutdated(ApiError.of('SIGN_IN_OUTDATED'));
    // A clock that is far off must not end what the API still takes.
    const timer = setTimeout(outdate, leftMs > 0 ? Math.min(leftMs, longestMs) : longestMs);
    return () => clearTimeout(timer);
  }, [question, onOutdated]);
  useEffect(() => {
    if (hasCode(error, 'SIGN_IN_OUTDATED')) onOutdated(error);
  }, [error, onOutdated]);
}

/** After the password: the second factor, in one of the ways that the person has set up. */
export default function SecondFactorStep(props: {
  readonly question: SecondFactorQuestion;
  readonly onOutdated: (error: unknown) => void;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation();
  const { question, onOutdated, onBack } = props;
  const attempt = useAttempt();
  useOutdating(question, attempt, onOutdated);
  return (
    <section aria-labelledby="second-factor-title" data-testid="second-factor">
      <h2 id="second-factor-title">{t('signIn.secondFactor.title')}</h2>
      <p>{t('signIn.secondFactor.text')}</p>
      <ProofForm
        methods={question.methods}
        first={undefined}
        attempt={attempt}
        submitLabel={t('signIn.secondFactor.submit')}
        passkeyOptions={() => call('getSignInPasskeyOptions')}
        onProof={async (proof) => {
          if (proof.method !== 'password') await session.proveSecondFactor(proof);
        }}
      />
      <p className="sign-in-note">
        <button type="button" className="link" onClick={onBack} data-testid="second-factor-back">
          {t('signIn.back')}
        </button>
      </p>
    </section>
  );
}
