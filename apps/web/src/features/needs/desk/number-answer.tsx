import type { Specialty } from '@jiedui/domain';
import { useTranslation } from 'react-i18next';
import { isNumberFaulty, limits, type NumberName } from './answer-sheet';
import { fieldId } from './field-id';

/** A number as it is typed, with what it counts below, or what is wrong with it. */
export function NumberAnswer(props: {
  readonly specialty: Specialty | null;
  readonly name: NumberName;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const { specialty, name, hint, value, onChange } = props;
  const id = fieldId(specialty, name);
  const isFaulty = isNumberFaulty(name, value);
  const { max, isWhole } = limits[name];
  const fault = t(isWhole ? 'needs.desk.wholeInvalid' : 'needs.desk.outOfRange', { min: 0, max });
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {t(`needs.field.${name}`)}
      </label>
      <input
        id={id}
        inputMode="decimal"
        maxLength={9}
        className="input number-field"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={isFaulty}
        aria-describedby={`${id}-below`}
        data-testid={id}
      />
      <span id={`${id}-below`} className={isFaulty ? 'form-error' : 'form-hint'}>
        {isFaulty ? fault : hint}
      </span>
    </div>
  );
}
