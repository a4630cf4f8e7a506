import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { GrowingText } from '../../../ui/growing-text';

/** Why something is done, for those who are to read it; says so where it is missing. */
export function ReasonField(props: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder: string;
  readonly isMissing: boolean;
  readonly maxLength?: number;
  readonly isFirst?: boolean;
  readonly testId?: string;
}) {
  const id = useId();
  const { t } = useTranslation();
  const { value, onChange, placeholder, isMissing } = props;
  const { maxLength = 2_000, isFirst = false, testId = 'dialog-reason' } = props;
  return (
    <div className="form-field">
      <label className="form-label" htmlFor={id}>
        {t('dialogs.reason')}
      </label>
      <GrowingText
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        rows={3}
        maxLength={maxLength}
        placeholder={placeholder}
        aria-invalid={isMissing}
        data-autofocus={isFirst || undefined}
        data-testid={testId}
      />
      {isMissing && (
        <span className="form-error" role="alert">
          {t('dialogs.reasonMissing')}
        </span>
      )}
    </div>
  );
}
