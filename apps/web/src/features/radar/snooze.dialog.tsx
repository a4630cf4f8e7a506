import { addDays, contractDay, snoozeDaysAtMost } from '@jiedui/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../api/server-clock';
import { Dialog } from '../../ui/dialog';
import { GrowingText } from '../../ui/growing-text';
import { InputField } from '../../ui/input-field';
import { DialogFailure } from '../consultations/page/dialog-failure';
import { type SnoozeInput, useRadarTending } from './use-tending';

const maxLength = 500;
const usualDays = 14;

interface SnoozeFieldsProps {
  readonly input: SnoozeInput;
  readonly onChange: (input: SnoozeInput) => void;
  /** Says what is missing, once somebody tried. */
  readonly isChecked: boolean;
}

function SnoozeFields({ input, onChange, isChecked }: SnoozeFieldsProps) {
  const { t } = useTranslation();
  const today = contractDay(serverNow());
  return (
    <>
      <InputField
        label={t('radar.snooze.until')}
        type="date"
        value={input.until}
        min={addDays(today, 1)}
        max={addDays(today, snoozeDaysAtMost)}
        onChange={(until) => onChange({ ...input, until })}
        error={isChecked && !input.until ? t('radar.snooze.untilMissing') : undefined}
        testId="snooze-until"
      />
      <label className="form-label" htmlFor="snooze-reason">
        {t('radar.snooze.reason')}
      </label>
      <GrowingText
        id="snooze-reason"
        rows={2}
        value={input.reason}
        onChange={(event) => onChange({ ...input, reason: event.target.value })}
        maxLength={maxLength}
        placeholder={t('radar.snooze.reasonPlaceholder')}
        data-autofocus
        data-testid="snooze-reason"
      />
      {isChecked && !input.reason.trim() && (
        <span className="form-error" role="alert">
          {t('radar.snooze.reasonMissing')}
        </span>
      )}
    </>
  );
}

/** Until when the radar leaves a pairing alone, and why. */
export function SnoozeDialog(props: { readonly pairingId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { pairingId, onClose } = props;
  const [input, setInput] = useState(() => ({
    until: addDays(contractDay(serverNow()), usualDays),
    reason: '',
  }));
  const [isChecked, setChecked] = useState(false);
  const { snooze } = useRadarTending(pairingId);
  const confirm = () => {
    setChecked(true);
    const reason = input.reason.trim();
    if (input.until && reason) snooze.mutate({ until: input.until, reason }, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('radar.snooze.title')}
      onClose={onClose}
      confirm={{
        label: t('radar.snooze.confirm'),
        isBusy: snooze.isPending,
        testId: 'snooze-confirm',
        onClick: confirm,
      }}
    >
      <p className="soft">{t('radar.snooze.hint')}</p>
      <SnoozeFields input={input} onChange={setInput} isChecked={isChecked} />
      <DialogFailure error={snooze.error} testId="snooze-error" />
    </Dialog>
  );
}
