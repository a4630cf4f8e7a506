import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, focusOnce } from './field';

export function PasswordField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly hasFocus?: boolean;
  readonly testId: string;
}) {
  const { t } = useTranslation();
  const { label, value, onChange, autoComplete, error, hint, hasFocus, testId } = props;
  const [isShown, setShown] = useState(false);
  return (
    <Field {...{ label, error, hint }}>
      {({ id, describedBy }) => (
        <div className="sign-in-password">
          <input
            id={id}
            name="password"
            type={isShown ? 'text' : 'password'}
            autoComplete={autoComplete}
            value={value}
            ref={hasFocus ? focusOnce : undefined}
            data-autofocus={hasFocus}
            onChange={(event) => onChange(event.target.value)}
            aria-invalid={error !== undefined}
            aria-describedby={describedBy}
            data-testid={testId}
          />
          <button type="button" onClick={() => setShown(!isShown)}>
            {isShown ? t('signIn.hidePassword') : t('signIn.showPassword')}
          </button>
        </div>
      )}
    </Field>
  );
}
