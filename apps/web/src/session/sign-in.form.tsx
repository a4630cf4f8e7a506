import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError, type ErrorDescription } from '../api/error-words';
import { session } from './session.store';

type Missing = { readonly email: boolean; readonly password: boolean };

function Field(props: {
  readonly label: string;
  readonly error: string | undefined;
  readonly children: (ids: { id: string; errorId: string | undefined }) => ReactNode;
}) {
  const id = useId();
  const errorId = props.error ? `${id}-error` : undefined;
  return (
    <div className="sign-in-field">
      <label htmlFor={id}>{props.label}</label>
      {props.children({ id, errorId })}
      {props.error && (
        <span id={errorId} className="sign-in-error">
          {props.error}
        </span>
      )}
    </div>
  );
}

function useSignIn() {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const [missing, setMissing] = useState<Missing>({ email: false, password: false });
  const [failure, setFailure] = useState<ErrorDescription>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get('email') ?? '').trim();
    const password = String(form.get('password') ?? '');
    setMissing({ email: email === '', password: password === '' });
    if (email === '' || password === '') return;
    setBusy(true);
    setFailure(undefined);
    try {
      await session.signIn(email, password);
    } catch (error) {
      setFailure(describeError(t, error));
      setBusy(false);
    }
  };
  return { isBusy, missing, failure, submit };
}

/** Plain HTML instead of the component library: this is the first page on a thin link. */
export function SignInForm() {
  const { t } = useTranslation();
  const { isBusy, missing, failure, submit } = useSignIn();
  const [isPasswordShown, setPasswordShown] = useState(false);
  const emailField = useRef<HTMLInputElement>(null);
  useEffect(() => emailField.current?.focus(), []);
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      {failure && (
        <div className="sign-in-failure" role="alert" data-testid="sign-in-error">
          <strong>{failure.title}</strong>
          <span>{failure.remedy}</span>
        </div>
      )}
      <Field label={t('signIn.email')} error={missing.email ? t('signIn.emailMissing') : undefined}>
        {({ id, errorId }) => (
          <input
            id={id}
            name="email"
            type="email"
            autoComplete="username"
            ref={emailField}
            aria-invalid={missing.email}
            aria-describedby={errorId}
            data-testid="sign-in-email"
          />
        )}
      </Field>
      <Field label={t('signIn.password')} error={missing.password ? t('signIn.passwordMissing') : undefined}>
        {({ id, errorId }) => (
          <div className="sign-in-password">
            <input
              id={id}
              name="password"
              type={isPasswordShown ? 'text' : 'password'}
              autoComplete="current-password"
              aria-invalid={missing.password}
              aria-describedby={errorId}
              data-testid="sign-in-password"
            />
            <button type="button" onClick={() => setPasswordShown(!isPasswordShown)}>
              {isPasswordShown ? t('signIn.hidePassword') : t('signIn.showPassword')}
            </button>
          </div>
        )}
      </Field>
      <button type="submit" className="sign-in-submit" disabled={isBusy} data-testid="sign-in-submit">
        {isBusy ? t('signIn.submitting') : t('signIn.submit')}
      </button>
    </form>
  );
}
