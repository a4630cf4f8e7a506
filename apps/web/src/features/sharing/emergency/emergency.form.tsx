import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { DialogFailure } from '../../consultations/page/dialog-failure';
import { NumberField, ReasonField } from './emergency.fields';
import { useBreakGlass } from './use-break-glass';

export function EmergencyForm() {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const breakGlass = useBreakGlass();
  const asked = { number: number.trim(), reason: reason.trim() };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (asked.number !== '' && asked.reason !== '') breakGlass.mutate(asked);
  };
  return (
    <form className="panel" noValidate onSubmit={submit} data-testid="emergency-form">
      <NumberField value={number} isMissing={isChecked && asked.number === ''} onChange={setNumber} />
      <ReasonField value={reason} isMissing={isChecked && asked.reason === ''} onChange={setReason} />
      <DialogFailure error={breakGlass.error} testId="emergency-error" />
      <Button
        type="submit"
        tone="primary"
        isLarge
        isBusy={breakGlass.isPending}
        className="emergency-submit"
        data-testid="emergency-submit"
      >
        {t('sharing.emergency.submit')}
      </Button>
    </form>
  );
}
