import type { SignInAnswer } from '@jiedui/contracts';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { AttemptFailure } from './attempt-failure';
import { goTo } from './entry-address';
import { TextField } from './field';
import { arePasskeysKnown } from './passkey';
import { PasswordField } from './password-field';
import { session } from './session.store';
import type { Attempt } from './use-attempt';
import { usePasskeySignIn } from './use-passkey-sign-in';

type Missing = { readonly email: boolean; readonly password: boolean };
export type SecondFactorQuestion = Extract<SignInAnswer, { status: 'secondFactorNeeded' }>;

interface SignInFormProps {
  readonly attempt: Attempt;
  readonly onQuestion: (question: SecondFactorQuestion) => void;
}

function useSignIn({ attempt, onQuestion }: SignInFormProps) {
  const [missing, setMissing] = useState<Missing>({ email: false, password: false });
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Read from the form: what the browser filled in need not have been typed.
    const form = new FormData(event.currentTarget);
    const email = String(form.get('email') ?? '').trim();
    const password = String(form.get('password') ?? '');
    setMissing({ email: email === '', password: password === '' });
    if (email === '' || password === '') return;
    await attempt.run(async () => {
      const answer = await session.signIn(email, password);
      if (answer.status === 'secondFactorNeeded') onQuestion(answer);
    });
  };
  return { missing, submit };
}

function PasskeyButton({ attempt }: { readonly attempt: Attempt }) {
  const { t } = useTranslation();
  const { start, isWaiting } = usePasskeySignIn(attempt);
  if (!arePasskeysKnown()) return null;
  return (
    <>
      <p className="sign-in-or">
        <span>{t('signIn.or')}</span>
      </p>
      <button
        type="button"
        className="sign-in-submit sign-in-other"
        disabled={attempt.isBusy}
        onClick={() => void start()}
        data-testid="sign-in-passkey"
      >
        {isWaiting ? t('signIn.passkeyWaiting') : t('signIn.withPasskey')}
      </button>
    </>
  );
}

/** Plain HTML instead of the component library: this is the first page on a thin link. */
export function SignInForm(props: SignInFormProps) {
  const { t } = useTranslation();
  const { attempt } = props;
  const { missing, submit } = useSignIn(props);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <AttemptFailure attempt={attempt} testId="sign-in-error" />
      <TextField
        label={t('signIn.email')}
        name="email"
        type="email"
        autoComplete="username webauthn"
        value={email}
        onChange={setEmail}
        error={missing.email ? t('signIn.emailMissing') : undefined}
        hasFocus
        testId="sign-in-email"
      />
      <PasswordField
        label={t('signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={missing.password ? t('signIn.passwordMissing') : undefined}
        testId="sign-in-password"
      />
      <button
        type="submit"
        className="sign-in-submit"
        disabled={attempt.isBusy || attempt.waitSeconds > 0}
        data-testid="sign-in-submit"
      >
        {attempt.isBusy ? t('signIn.submitting') : t('signIn.submit')}
      </button>
      <PasskeyButton attempt={attempt} />
      <p className="sign-in-note">
        <button
          type="button"
          className="link"
          onClick={() => goTo('forgotten')}
          data-testid="sign-in-forgotten"
        >
          {t('signIn.forgotten')}
        </button>
      </p>
    </form>
  );
}
