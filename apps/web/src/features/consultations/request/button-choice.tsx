import { Radio } from 'antd';
import { FormField, fieldId } from './form-section';

/** One of a few, side by side. */
export function ButtonChoice<T extends string>(props: {
  readonly field: string;
  readonly label: string;
  readonly options: readonly T[];
  readonly value: T | null;
  readonly labelOf: (option: T) => string;
  readonly onChange: (value: T) => void;
  /** The chosen one stands out by its colour too. */
  readonly isSolid?: boolean;
}) {
  const { field, label, options, value, labelOf, onChange, isSolid } = props;
  return (
    <FormField field={field} label={label} isGroup>
      <Radio.Group
        aria-labelledby={`${fieldId(field)}-label`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        optionType="button"
        buttonStyle={isSolid ? 'solid' : 'outline'}
        data-testid={`field-${field}`}
      >
        {options.map((option) => (
          <Radio.Button key={option} value={option}>
            <span data-testid={`${field}-${option}`}>{labelOf(option)}</span>
          </Radio.Button>
        ))}
      </Radio.Group>
    </FormField>
  );
}
