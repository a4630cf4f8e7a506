import { useTranslation } from 'react-i18next';
import { GrowingText } from '../../../ui/growing-text';

export interface EmergencyFieldProps {
  readonly value: string;
  readonly isMissing: boolean;
  readonly onChange: (value: string) => void;
}

const maxLength = { number: 40, reason: 1_000 } as const;

function Fault({ id, words }: { readonly id: string; readonly words: string | undefined }) {
  if (!words) return null;
  return (
    <span className="form-error" role="alert" id={id}>
      {words}
    </span>
  );
}

export function NumberField({ value, isMissing, onChange }: EmergencyFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="form-field">
      <label className="form-label" htmlFor="emergency-number">
        {t('sharing.emergency.number')}
      </label>
      <input
        id="emergency-number"
        className="input emergency-number"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        maxLength={maxLength.number}
        autoComplete="off"
        aria-invalid={isMissing}
        aria-describedby="emergency-number-hint emergency-number-fault"
        data-testid="emergency-number"
      />
      <span className="form-hint" id="emergency-number-hint">
        {t('sharing.emergency.numberHint')}
      </span>
      <Fault
        id="emergency-number-fault"
        words={isMissing ? t('sharing.emergency.numberMissing') : undefined}
      />
    </div>
  );
}

export function ReasonField({ value, isMissing, onChange }: EmergencyFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="form-field">
      <label className="form-label" htmlFor="emergency-reason">
        {t('sharing.emergency.reason')}
      </label>
      <GrowingText
        id="emergency-reason"
        rows={3}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        maxLength={maxLength.reason}
        placeholder={t('sharing.emergency.reasonPlaceholder')}
        aria-invalid={isMissing}
        aria-describedby="emergency-reason-fault"
        data-testid="emergency-reason"
      />
      <Fault
        id="emergency-reason-fault"
        words={isMissing ? t('sharing.emergency.reasonMissing') : undefined}
      />
    </div>
  );
}
