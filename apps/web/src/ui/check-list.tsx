interface CheckListProps<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: readonly T[];
  readonly onChange: (value: readonly T[]) => void;
  readonly error?: string | undefined;
  readonly testId: string;
}

/** Any number out of a few, in the order of the choices. */
export function CheckList<T extends string>(props: CheckListProps<T>) {
  const { label, choices, value, onChange, error, testId } = props;
  const toggle = (one: T, isChosen: boolean) =>
    onChange(
      choices.flatMap((choice) =>
        (choice.value === one ? isChosen : value.includes(choice.value)) ? [choice.value] : [],
      ),
    );
  return (
    <fieldset className="check-list" data-testid={testId}>
      <legend className="form-label">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="checkbox"
            checked={value.includes(choice.value)}
            onChange={(event) => toggle(choice.value, event.target.checked)}
            data-testid={`${testId}-${choice.value}`}
          />
          {choice.label}
        </label>
      ))}
      {error && <span className="form-error">{error}</span>}
    </fieldset>
  );
}
