import { email as emailShape } from '@jiedui/contracts';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { AttemptFailure } from '../../session/attempt-failure';
import { EntryPanel } from '../../session/entry-panel';
import { TextField } from '../../session/field';
import { session } from '../../session/session.store';
import { useAttempt } from '../../session/use-attempt';
import { AccountFields, useAccountDraft } from './account-fields';

function useSetup() {
  const attempt = useAttempt();
  const [code, setCode] = useState('');
  const [email, setEmail] = useState('');
  const draft = useAccountDraft(email);
  const isEmailFit = emailShape.safeParse(email).success;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const account = draft.judge();
    if (!account || !isEmailFit || code.trim() === '') return;
    await attempt.run(async () =>
      session.enter(await call('completeSetup', { body: { ...account, email, code: code.trim() } })),
    );
  };
  return { attempt, code, setCode, email, setEmail, isEmailFit, draft, submit };
}

/** The first page of a fresh installation: whoever reads the set-up code where it runs becomes its administrator. */
export default function SetupPage({ onSkip }: { readonly onSkip: () => void }) {
  const { t } = useTranslation();
  const { attempt, code, setCode, email, setEmail, isEmailFit, draft, submit } = useSetup();
  return (
    <EntryPanel title={t('setup.title')} testId="setup-page">
      <h2>{t('setup.title')}</h2>
      <p>{t('setup.text')}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <AttemptFailure attempt={attempt} testId="setup-error" />
        <TextField
          label={t('setup.code')}
          value={code}
          onChange={setCode}
          autoComplete="off"
          hint={t('setup.codeHint')}
          error={draft.isJudged && code.trim() === '' ? t('setup.codeMissing') : undefined}
          hasFocus
          testId="setup-code"
        />
        <TextField
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={draft.isJudged && !isEmailFit ? t('signIn.emailInvalid') : undefined}
          testId="setup-email"
        />
        <AccountFields draft={draft} />
        <button
          type="submit"
          className="sign-in-submit"
          disabled={attempt.isBusy || attempt.waitSeconds > 0}
          data-testid="setup-submit"
        >
          {t('setup.submit')}
        </button>
        <p className="sign-in-note">
          <button type="button" className="link" onClick={onSkip} data-testid="setup-skip">
            {t('setup.already')}
          </button>
        </p>
      </form>
    </EntryPanel>
  );
}
