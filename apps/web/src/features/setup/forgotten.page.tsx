import { email as emailShape } from '@jiedui/contracts';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { AttemptFailure } from '../../session/attempt-failure';
import { EntryPanel } from '../../session/entry-panel';
import { TextField } from '../../session/field';
import { useAttempt } from '../../session/use-attempt';
import { EntryBack } from './entry-done';

/** The same words whether there is such an account or not: nobody learns here who has one. */
function Sent({ email, onAgain }: { readonly email: string; readonly onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <output data-testid="reset-mail-sent">
      <h2>{t('signIn.reset.sentTitle')}</h2>
      <p>{t('signIn.reset.sent', { email })}</p>
      <p className="sign-in-note">
        {t('signIn.reset.sentHint')}{' '}
        <button type="button" className="link" onClick={onAgain}>
          {t('signIn.reset.again')}
        </button>
      </p>
    </output>
  );
}

export default function ForgottenPage() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [email, setEmail] = useState('');
  const [isJudged, setJudged] = useState(false);
  const [isSent, setSent] = useState(false);
  const isFit = emailShape.safeParse(email).success;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (isFit && (await attempt.run(() => call('askPasswordReset', { body: { email } })))) setSent(true);
  };
  return (
    <EntryPanel title={t('signIn.reset.title')} testId="forgotten-page">
      {isSent ? (
        <Sent email={email} onAgain={() => setSent(false)} />
      ) : (
        <form noValidate onSubmit={(event) => void submit(event)}>
          <h2>{t('signIn.reset.title')}</h2>
          <p>{t('signIn.reset.ask')}</p>
          <AttemptFailure attempt={attempt} testId="forgotten-error" />
          <TextField
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
            error={isJudged && !isFit ? t('signIn.emailInvalid') : undefined}
            hasFocus
            testId="forgotten-email"
          />
          <button
            type="submit"
            className="sign-in-submit"
            disabled={attempt.isBusy || attempt.waitSeconds > 0}
            data-testid="forgotten-submit"
          >
            {t('signIn.reset.send')}
          </button>
        </form>
      )}
      <EntryBack />
    </EntryPanel>
  );
}
