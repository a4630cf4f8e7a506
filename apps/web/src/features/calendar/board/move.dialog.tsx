import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { consultationArrived } from '../../../api/queries';
import { useName } from '../../../language/language';
import { LoadFailure } from '../../../shell/load-failure';
import { formatInstant } from '../../../time/format';
import { Dialog } from '../../../ui/dialog';
import { useFeedback } from '../../../ui/feedback';
import { InputField } from '../../../ui/input-field';
import type { Drop } from './board-times';

/** Asks before a session is moved: both sides will be told. */
export function MoveDialog({ drop, onClose }: { readonly drop: Drop; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const name = useName();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { consultation, row, startsAt, endsAt, resourceIds } = drop;
  const { number } = consultation;
  const time = formatInstant(startsAt);
  const move = useMutation({
    mutationFn: () =>
      call('scheduleConsultation', {
        params: { consultationId: consultation.id },
        body: {
          revision: consultation.revision,
          startsAt,
          endsAt,
          resourceIds: [...resourceIds],
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
      }),
    onSuccess: (changed) => {
      consultationArrived(queries, changed);
      succeed(t('scheduling.board.moved', { number, time }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t('scheduling.board.moveTitle', { number })}
      onClose={onClose}
      confirm={{
        label: t('scheduling.board.move'),
        isBusy: move.isPending,
        testId: 'dialog-confirm',
        onClick: () => move.mutate(),
      }}
    >
      <p>{t('scheduling.board.moveText', { time, row: name(row) })}</p>
      <InputField
        label={t('scheduling.board.reason')}
        value={reason}
        onChange={setReason}
        data-autofocus
        testId="move-reason"
      />
      {move.error && <LoadFailure error={move.error} onRetry={() => move.mutate()} />}
    </Dialog>
  );
}
