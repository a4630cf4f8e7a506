interface ChoiceBarProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
  readonly testId: string;
}

/** A few views of the same thing, one of them shown. */
export function ChoiceBar<T extends string>({ label, value, choices, onChange, testId }: ChoiceBarProps<T>) {
  return (
    <fieldset className="choice-bar" aria-label={label} data-testid={testId}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          data-testid={`${testId}-${choice.value}`}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
