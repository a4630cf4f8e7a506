import type { Consultation } from '@jiedui/contracts';
import { answerForms, careSettings, type CorrectableField, sexes, urgencies } from '@jiedui/domain';
import type { Translator } from '@jiedui/messages';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { LoadFailure } from '../../shell/load-failure';
import { Dialog } from '../../ui/dialog';
import { InputField } from '../../ui/input-field';
import { SelectField } from '../../ui/select-field';
import { Skeleton } from '../../ui/skeleton';
import { ReasonField } from '../consultations/page/reason-field';
import { DialogFailure } from '../consultations/page/dialog-failure';
import type { DialogProps } from '../consultations/page/dialog-props';
import { useConsultationChange } from '../consultations/page/use-run-action';
import { type Corrections, changesOf, startOf } from './corrections';
import { correctionsQuery } from './corrections-query';

const choicesOf = (
  t: Translator,
): Record<Exclude<CorrectableField, 'patientAgeYears'>, readonly Choice[]> => ({
  urgency: urgencies.map((value) => ({ value, label: t(`terms.urgency.${value}`) })),
  patientSex: sexes.map((value) => ({ value, label: t(`terms.sex.${value}`) })),
  careSetting: [
    { value: '', label: t('consultation.correction.unknown') },
    ...careSettings.map((value) => ({ value, label: t(`terms.careSetting.${value}`) })),
  ],
  answerForm: answerForms.map((value) => ({ value, label: t(`consultation.answerForm.${value}`) })),
});
interface Choice {
  readonly value: string;
  readonly label: string;
}

function Field(props: {
  readonly field: CorrectableField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { t } = useTranslation();
  const { field, value, onChange } = props;
  const label = t(`consultation.correction.field.${field}`);
  if (field === 'patientAgeYears') {
    return (
      <InputField
        label={label}
        value={value}
        inputMode="numeric"
        onChange={onChange}
        testId={`correct-${field}`}
      />
    );
  }
  return (
    <SelectField
      label={label}
      value={value}
      choices={choicesOf(t)[field]}
      onChange={onChange}
      testId={`correct-${field}`}
    />
  );
}

function useCorrect(consultation: Consultation, typed: Corrections, reason: string) {
  const { t } = useTranslation();
  return useConsultationChange(
    consultation,
    () =>
      call('correctConsultation', {
        params: { consultationId: consultation.id },
        body: {
          revision: consultation.revision,
          reason: reason.trim(),
          changes: changesOf(consultation.request, typed),
        },
      }),
    () => t('consultation.correction.done'),
  );
}

/** A coordinator puts something right; both sides see what and why. */
export function CorrectDialog({ consultation, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(correctionsQuery(consultation.id));
  const [typed, setTyped] = useState(() => startOf(consultation.request));
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const change = useCorrect(consultation, typed, reason);
  const hasChanges = Object.keys(changesOf(consultation.request, typed)).length > 0;
  const confirm = () => {
    setChecked(true);
    if (hasChanges && reason.trim() !== '') change.mutate(undefined, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('consultation.correction.title')}
      onClose={onClose}
      confirm={{
        label: t('consultation.correction.confirm'),
        isBusy: change.isPending,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      <p>{t('consultation.correction.text')}</p>
      {!data && !error && <Skeleton rows={4} />}
      {!data && error && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {data?.mine.map((field) => (
        <Field
          key={field}
          field={field}
          value={typed[field]}
          onChange={(value) => setTyped((known) => ({ ...known, [field]: value }))}
        />
      ))}
      {isChecked && !hasChanges && (
        <span className="form-error" role="alert">
          {t('consultation.correction.nothing')}
        </span>
      )}
      <ReasonField
        value={reason}
        onChange={setReason}
        placeholder={t('consultation.correction.placeholder')}
        isMissing={isChecked && reason.trim() === ''}
      />
      <DialogFailure error={change.error} testId="dialog-error" />
    </Dialog>
  );
}
