import type { Consultation, PairedHospital, RequestContent } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { describeError } from '../../../api/error-words';
import { hasCode } from '../../../api/errors';
import { consultationArrived, consultationChanged } from '../../../api/queries';
import { useName } from '../../../language/language';
import { durationWords } from '../../../time/clock';
import type { RequestDraft } from './request-draft';

function useSubmissionText(value: RequestContent, hospitals: readonly PairedHospital[] | undefined) {
  const { t } = useTranslation();
  const name = useName();
  const pairing = hospitals?.find(({ hospital }) => hospital.id === value.invitedHospitalId);
  if (!pairing || !value.specialty || !value.urgency) return '';
  const text = t('request.submitText', {
    hospital: name(pairing.hospital),
    specialty: t(`terms.specialty.${value.specialty}`),
    urgency: t(`terms.urgency.${value.urgency}`),
  });
  const limitMs = pairing.responseLimitMinutes[value.urgency] * 60_000;
  return `${text} ${t('request.submitLimit', { duration: durationWords(t, limitMs) })}`;
}

/** Asks once more with what will happen, saves what is unsaved, submits, and shows the request. */
export function useSubmitRequest(
  draft: RequestDraft,
  value: RequestContent,
  hospitals: readonly PairedHospital[] | undefined,
) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const text = useSubmissionText(value, hospitals);

  const submit = async () => {
    try {
      const saved = await draft.saved();
      if (!saved) {
        message.error(t('request.saveState.failed'));
        return;
      }
      const { id: consultationId, revision } = saved;
      const submitted = await call('submitConsultation', { params: { consultationId }, body: { revision } });
      draft.autosaver.forget();
      consultationArrived(queries, submitted);
      message.success(t('request.submitted', { number: submitted.number }));
      await navigate({ to: '/consultations/$consultationId', params: { consultationId } });
    } catch (error) {
      const { title, remedy } = describeError(t, error);
      modal.error({ title, content: remedy });
    }
  };

  return () =>
    modal.confirm({
      title: t('request.submitTitle'),
      content: text,
      icon: null,
      okText: t('request.submit'),
      okButtonProps: { 'data-testid': 'confirm-submit' },
      cancelText: t('shell.cancel'),
      onOk: submit,
    });
}

export function useDiscardDraft(draft: RequestDraft, consultation: Consultation | undefined) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();

  const discard = async ({ id: consultationId }: Consultation) => {
    try {
      await draft.autosaver.flush();
      const { revision } = await call('getConsultation', { params: { consultationId } });
      await call('discardDraft', { params: { consultationId }, body: { revision } });
    } catch (error) {
      if (!hasCode(error, 'NOT_FOUND')) {
        const { title, remedy } = describeError(t, error);
        modal.error({ title, content: remedy });
        return;
      }
    }
    draft.autosaver.forget();
    message.success(t('request.discarded'));
    await navigate({ to: '/' });
    consultationChanged(queries, consultationId);
  };

  return () =>
    consultation &&
    modal.confirm({
      title: t('request.discardTitle'),
      content: t('request.discardText'),
      okText: t('request.discard'),
      okButtonProps: { danger: true, 'data-testid': 'confirm-discard' },
      cancelText: t('shell.cancel'),
      onOk: () => discard(consultation),
    });
}
