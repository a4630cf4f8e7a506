import type { PanelMember } from '@jiedui/contracts';
import type { ConsultationId } from '@jiedui/kernel';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { consultationChanged, panelQuery } from '../../api/queries';
import { useName } from '../../language/language';
import { Dialog } from '../../ui/dialog';
import { useFeedback } from '../../ui/feedback';
import { ReasonField } from '../consultations/page/reason-field';
import { DialogFailure } from '../consultations/page/dialog-failure';

/** Going on without a member's opinion takes a reason. */
export function ExcuseDialog(props: {
  readonly consultationId: ConsultationId;
  readonly member: PanelMember;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const name = useName();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const { consultationId, member, onClose } = props;
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const excuse = useMutation({
    mutationFn: () =>
      call('excusePanelMember', {
        params: { consultationId, personId: member.person.id },
        body: { reason: reason.trim() },
      }),
    onSuccess: (panel) => {
      queries.setQueryData(panelQuery(consultationId).queryKey, panel);
      consultationChanged(queries, consultationId);
      succeed(t('panel.excused', { name: name(member.person) }));
      onClose();
    },
  });
  const confirm = () => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') excuse.mutate();
  };
  return (
    <Dialog
      title={t('panel.excuseTitle', { name: name(member.person) })}
      onClose={onClose}
      confirm={{
        label: t('panel.excuse'),
        isBusy: excuse.isPending,
        testId: 'dialog-confirm',
        onClick: confirm,
      }}
    >
      <p>{t('panel.excuseText')}</p>
      <ReasonField
        value={reason}
        onChange={setReason}
        placeholder={t('panel.excusePlaceholder')}
        isMissing={isMissing}
        isFirst
      />
      <DialogFailure error={excuse.error} testId="dialog-error" />
    </Dialog>
  );
}
