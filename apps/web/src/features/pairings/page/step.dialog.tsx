import type { AgreementStep } from '@jiedui/domain';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog';
import { GrowingText } from '../../../ui/growing-text';

const reasonMaxLength = 2_000;
const grave: readonly AgreementStep[] = ['end', 'decline', 'withdraw', 'discard'];

/** Says what the step leads to, and asks for the reason where the other side is owed one. */
export function StepDialog(props: {
  readonly step: AgreementStep;
  readonly needsReason: boolean;
  readonly onTake: (reason: string | undefined) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const reasonId = useId();
  const { step, needsReason, onTake, onClose } = props;
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const take = async () => {
    if (needsReason && reason.trim() === '') {
      setMissing(true);
      return;
    }
    setBusy(true);
    await onTake(needsReason ? reason : undefined);
    onClose();
  };
  return (
    <Dialog
      title={t(`pairings.step.${step}`)}
      onClose={onClose}
      confirm={{
        label: t(`pairings.step.${step}`),
        tone: grave.includes(step) ? 'danger' : 'primary',
        isBusy,
        testId: 'confirm-step',
        onClick: () => void take(),
      }}
    >
      <p>{t(`pairings.stepText.${step}`)}</p>
      {needsReason && (
        <div className="form-field">
          <label className="form-label" htmlFor={reasonId}>
            {t('pairings.page.reasonLabel')}
          </label>
          <GrowingText
            id={reasonId}
            data-autofocus
            value={reason}
            maxLength={reasonMaxLength}
            aria-invalid={isMissing}
            onChange={(event) => setReason(event.target.value)}
            data-testid="step-reason"
          />
          {isMissing && <span className="form-error">{t('errors.REASON_MISSING.title')}</span>}
        </div>
      )}
    </Dialog>
  );
}
