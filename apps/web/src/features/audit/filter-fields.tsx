/** One of a few. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly any: string;
  readonly values: readonly T[];
  readonly words: (value: T) => string;
  readonly value: T | undefined;
  readonly onChange: (value: T | undefined) => void;
  readonly testId: string;
}) {
  const { label, any, values, words, value, onChange, testId } = props;
  return (
    <label className="audit-field">
      <span className="audit-label">{label}</span>
      <select
        className="input"
        value={value ?? ''}
        onChange={(event) => onChange(values.find((one) => one === event.target.value))}
        data-testid={testId}
      >
        <option value="">{any}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {words(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A field that takes effect when one leaves it or presses Enter: each look is written down, so none at every key. */
export function Exact(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly maxLength: number;
  readonly onChange: (value: string | undefined) => void;
  readonly testId: string;
}) {
  const { label, value, maxLength, onChange, testId } = props;
  const settle = (words: string) => {
    const wanted = words.trim() || undefined;
    if (wanted !== value) onChange(wanted);
  };
  return (
    <label className="audit-field">
      <span className="audit-label">{label}</span>
      <input
        key={value ?? ''}
        className="input"
        defaultValue={value ?? ''}
        maxLength={maxLength}
        onBlur={(event) => settle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle(event.currentTarget.value);
        }}
        data-testid={testId}
      />
    </label>
  );
}

export function Day(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly testId: string;
}) {
  const { label, value, onChange, testId } = props;
  return (
    <label className="audit-field">
      <span className="audit-label">{label}</span>
      <input
        type="date"
        className="input"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
        data-testid={testId}
      />
    </label>
  );
}
