import { useId, type ComponentProps } from 'react';

interface InputFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly testId: string;
}

/** A one-line field of a form with its label, and below what is wrong with it or what helps. */
export function InputField(props: InputFieldProps) {
  const id = useId();
  const { label, value, onChange, hint, error, testId, ...rest } = props;
  const below = error ?? hint;
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error !== undefined}
        aria-describedby={below ? `${id}-below` : undefined}
        data-testid={testId}
      />
      {below && (
        <span id={`${id}-below`} className={error ? 'form-error' : 'form-hint'}>
          {below}
        </span>
      )}
    </div>
  );
}
