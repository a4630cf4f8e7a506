import { mailToken } from '@jiedui/contracts';
import { passwordWeakness } from '@jiedui/domain';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { hasCode } from '../../api/errors';
import { AttemptFailure } from '../../session/attempt-failure';
import { goTo, tokenInAddress } from '../../session/entry-address';
import { EntryPanel } from '../../session/entry-panel';
import { NewPasswordField } from '../../session/new-password.field';
import { useAttempt } from '../../session/use-attempt';
import { EntryBroken, EntryDone } from './entry-done';

function AskAgain() {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="sign-in-submit"
      onClick={() => goTo('forgotten')}
      data-testid="reset-ask-again"
    >
      {t('signIn.reset.askAgain')}
    </button>
  );
}

function ResetForm({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [password, setPassword] = useState('');
  const [isJudged, setJudged] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (passwordWeakness(password, [])) return;
    if (await attempt.run(() => call('resetPassword', { body: { token, password } }))) onDone();
  };
  const isSpent = hasCode(attempt.error, 'RESET_TOKEN_INVALID');
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <h2>{t('signIn.reset.title')}</h2>
      <AttemptFailure attempt={attempt} testId="reset-error" />
      {isSpent && <AskAgain />}
      {!isSpent && (
        <>
          <NewPasswordField
            label={t('signIn.reset.newPassword')}
            value={password}
            onChange={setPassword}
            owner={[]}
            isJudged={isJudged}
            testId="reset-password"
          />
          <p className="sign-in-hint">{t('signIn.reset.consequence')}</p>
          <button
            type="submit"
            className="sign-in-submit"
            disabled={attempt.isBusy || attempt.waitSeconds > 0}
            data-testid="reset-submit"
          >
            {t('signIn.reset.submit')}
          </button>
        </>
      )}
    </form>
  );
}

/** Where the link of the mail leads. */
export default function PasswordResetPage() {
  const { t } = useTranslation();
  const [token] = useState(tokenInAddress);
  const [isDone, setDone] = useState(false);
  const isWhole = mailToken.safeParse(token).success;
  return (
    <EntryPanel title={t('signIn.reset.title')} testId="reset-page">
      {!isWhole && (
        <>
          <EntryBroken
            title={t('signIn.reset.noToken')}
            text={t('signIn.reset.noTokenRemedy')}
            testId="reset-broken"
          />
          <AskAgain />
        </>
      )}
      {isWhole && !isDone && <ResetForm token={token} onDone={() => setDone(true)} />}
      {isDone && (
        <EntryDone title={t('signIn.reset.doneTitle')} text={t('signIn.reset.done')} testId="reset-done" />
      )}
    </EntryPanel>
  );
}
