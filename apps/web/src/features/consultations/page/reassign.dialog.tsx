import type { MemberCandidate } from '@jiedui/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { LoadFailure } from '../../../shell/load-failure';
import { Dialog } from '../../../ui/dialog';
import { Skeleton } from '../../../ui/skeleton';
import { CandidateChoices } from '../../sharing/members/candidate-choices';
import { memberCandidatesQuery } from '../../sharing/sharing-queries';
import { ReasonField } from './reason-field';
import { DialogFailure } from './dialog-failure';
import type { DialogProps } from './dialog-props';
import { useConsultationChange } from './use-run-action';

/** A coordinator gives the question to another expert of the hospital, with a reason. */
export function ReassignDialog({ consultation, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { id: consultationId, revision, specialty } = consultation;
  const [chosen, setChosen] = useState<MemberCandidate>();
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const { data, error, refetch } = useQuery(memberCandidatesQuery(consultationId, ''));
  const fitting = data?.filter(({ specialties }) => specialty !== null && specialties.includes(specialty));
  const change = useConsultationChange(
    consultation,
    (expertId: MemberCandidate['person']['id']) =>
      call('reassignConsultation', {
        params: { consultationId },
        body: { revision, reason: reason.trim(), expertId },
      }),
    () => t('dialogs.reassign.done'),
  );
  const confirm = () => {
    setChecked(true);
    if (chosen && reason.trim() !== '') change.mutate(chosen.person.id, { onSuccess: onClose });
  };
  return (
    <Dialog
      title={t('dialogs.reassign.title')}
      onClose={onClose}
      confirm={{
        label: t('dialogs.reassign.confirm'),
        isBusy: change.isPending,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      <p>{t('dialogs.reassign.text')}</p>
      {error && !data && <LoadFailure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={3} />}
      {fitting?.length === 0 && <p className="panel-empty">{t('dialogs.reassign.none')}</p>}
      {fitting && fitting.length > 0 && (
        <CandidateChoices candidates={fitting} chosen={chosen} isFiltered={false} onChoose={setChosen} />
      )}
      {isChecked && !chosen && (
        <span className="form-error" role="alert">
          {t('dialogs.reassign.choose')}
        </span>
      )}
      <ReasonField
        value={reason}
        onChange={setReason}
        placeholder={t('dialogs.reassign.placeholder')}
        isMissing={isChecked && reason.trim() === ''}
      />
      <DialogFailure error={change.error} testId="dialog-error" />
    </Dialog>
  );
}
