import { useId, type ReactNode } from 'react';

/** A field before sign-in: its label, the field, and below what is wrong with it or what helps. */
export function Field(props: {
  readonly label: string;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly children: (ids: { id: string; describedBy: string | undefined }) => ReactNode;
}) {
  const id = useId();
  const { label, error, hint, children } = props;
  const below = error ?? hint;
  return (
    <div className="sign-in-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, describedBy: below ? `${id}-below` : undefined })}
      {below && (
        <span id={`${id}-below`} className={error ? 'sign-in-error' : 'sign-in-hint'}>
          {below}
        </span>
      )}
    </div>
  );
}

export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
  readonly testId: string;
  readonly name?: string;
  readonly type?: 'text' | 'email';
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | 'text';
  readonly hasFocus?: boolean;
}) {
  const { label, value, onChange, error, hint, testId, hasFocus, type = 'text', ...rest } = props;
  return (
    <Field {...{ label, error, hint }}>
      {({ id, describedBy }) => (
        <input
          {...rest}
          id={id}
          type={type}
          value={value}
          ref={hasFocus ? focusOnce : undefined}
          data-autofocus={hasFocus}
          onChange={(event) => onChange(event.target.value)}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy}
          data-testid={testId}
        />
      )}
    </Field>
  );
}

/** Where the cursor waits when a step appears. */
export const focusOnce = (element: HTMLElement | null): void => element?.focus();
