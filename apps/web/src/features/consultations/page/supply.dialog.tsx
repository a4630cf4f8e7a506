import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { Dialog } from '../../../ui/dialog';
import { GrowingText } from '../../../ui/growing-text';
import { DialogFailure } from './dialog-failure';
import type { DialogProps } from './dialog-props';
import { useConsultationChange } from './use-run-action';

const maxLengths = { history: 20_000, question: 4_000 } as const;
const fields = ['history', 'question'] as const;

/** What was asked for is added to the case, and the request goes back. */
export function SupplyDialog({ consultation, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { id: consultationId, revision, reason, request } = consultation;
  const [texts, setTexts] = useState({ history: request.history, question: request.question });
  const change = useConsultationChange(
    consultation,
    () => call('supplyInformation', { params: { consultationId }, body: { revision, ...texts } }),
    () => t('dialogs.supplyInformation.done'),
  );
  return (
    <Dialog
      title={t('dialogs.supplyInformation.title')}
      onClose={onClose}
      confirm={{
        label: t('dialogs.supplyInformation.confirm'),
        isBusy: change.isPending,
        testId: 'dialog-confirm',
        onClick: () => change.mutate(undefined, { onSuccess: onClose }),
      }}
    >
      {reason && (
        <p className="free-text">
          <strong>{t('dialogs.supplyInformation.asked')}</strong> {reason}
        </p>
      )}
      <p>{t('dialogs.supplyInformation.text')}</p>
      {fields.map((field) => (
        <div key={field} className="form-field">
          <label className="form-label" htmlFor={`supply-${field}`}>
            {t(`terms.field.${field}`)}
          </label>
          <GrowingText
            id={`supply-${field}`}
            value={texts[field]}
            onChange={(event) => setTexts((known) => ({ ...known, [field]: event.target.value }))}
            rows={4}
            maxLength={maxLengths[field]}
            data-autofocus={field === 'history' || undefined}
            data-testid={`supply-${field}`}
          />
        </div>
      ))}
      <DialogFailure error={change.error} testId="dialog-error" />
    </Dialog>
  );
}
