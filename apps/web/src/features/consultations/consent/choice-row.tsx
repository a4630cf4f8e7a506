/** One of a few, with the words that lead to it. */
export function ChoiceRow<T extends string>(props: {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly labelOf: (option: T) => string;
  readonly onChange: (value: T) => void;
}) {
  const { name, legend, options, value, labelOf, onChange } = props;
  return (
    <fieldset className="choice-row">
      <legend className="form-label">{legend}</legend>
      {options.map((option) => (
        <label key={option} className="form-check">
          <input
            type="radio"
            name={name}
            checked={option === value}
            onChange={() => onChange(option)}
            data-testid={`${name}-${option}`}
          />
          {labelOf(option)}
        </label>
      ))}
    </fieldset>
  );
}
