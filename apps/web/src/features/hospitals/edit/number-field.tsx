import { useState } from 'react';

/** A number as it is typed; nothing where the field is empty, NaN where it is none. */
export function NumberField(props: {
  readonly id?: string;
  readonly label: string;
  readonly value: number | null;
  readonly isInvalid: boolean;
  readonly onChange: (value: number | null) => void;
  readonly testId?: string;
}) {
  const { id, label, value, isInvalid, onChange, testId } = props;
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const change = (next: string) => {
    setTyped(next);
    onChange(next.trim() === '' ? null : Number(next));
  };
  return (
    <input
      id={id}
      aria-label={label}
      inputMode="decimal"
      value={typed}
      maxLength={9}
      aria-invalid={isInvalid}
      onChange={(event) => change(event.target.value)}
      className="input number-field"
      data-testid={testId}
    />
  );
}
