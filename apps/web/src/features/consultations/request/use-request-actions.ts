import type { Consultation, PairedHospital } from '@jiedui/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { ApiError, hasCode } from '../../../api/errors';
import { consultationArrived, consultationChanged } from '../../../api/queries';
import { useName } from '../../../language/language';
import { durationWords } from '../../../time/clock';
import { useFeedback } from '../../../ui/feedback';
import type { DraftContent } from './draft-content';
import type { RequestDraft } from './request-draft';

function useSubmissionText(value: DraftContent, hospitals: readonly PairedHospital[] | undefined) {
  const { t } = useTranslation();
  const name = useName();
  const pairing = hospitals?.find(({ hospital }) => hospital.id === value.invitedHospitalId);
  if (!pairing || !value.specialty || !value.urgency) return '';
  const text = t('request.submitText', {
    hospital: name(pairing.hospital),
    specialty: t(`terms.specialty.${value.specialty}`),
    urgency: t(`terms.urgency.${value.urgency}`),
  });
  if (!pairing.responseLimitMinutes) return text;
  const limitMs = pairing.responseLimitMinutes[value.urgency] * 60_000;
  return `${text} ${t('request.submitLimit', { duration: durationWords(t, limitMs) })}`;
}

/** Asks once more with what will happen, saves what is unsaved, submits, and shows the request. */
export function useSubmitRequest(
  draft: RequestDraft,
  value: DraftContent,
  {
    hospitals,
    duplicateReason,
  }: { readonly hospitals: readonly PairedHospital[] | undefined; readonly duplicateReason: string },
) {
  const { t } = useTranslation();
  const { ask, fail, succeed } = useFeedback();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const text = useSubmissionText(value, hospitals);

  const submit = async () => {
    try {
      const saved = await draft.saved();
      if (!saved) return fail(draft.autosaver.snapshot().error ?? ApiError.of('REQUEST_INVALID'));
      const { id: consultationId, revision } = saved;
      const because = duplicateReason.trim();
      const body = { revision, ...(because ? { duplicateReason: because } : {}) };
      const submitted = await call('submitConsultation', { params: { consultationId }, body });
      draft.forget();
      consultationArrived(queries, submitted);
      succeed(t('request.submitted', { number: submitted.number }));
      await navigate({ to: '/consultations/$consultationId', params: { consultationId } });
    } catch (error) {
      fail(error);
    }
  };

  return () =>
    ask({
      title: t('request.submitTitle'),
      text,
      confirm: { label: t('request.submit'), testId: 'confirm-submit', run: submit },
    });
}

export function useDiscardDraft(draft: RequestDraft, consultation: Consultation | undefined) {
  const { t } = useTranslation();
  const { ask, fail, succeed } = useFeedback();
  const queries = useQueryClient();
  const navigate = useNavigate();

  const discard = async ({ id: consultationId }: Consultation) => {
    try {
      await draft.autosaver.flush();
      const { revision } = await call('getConsultation', { params: { consultationId } });
      await call('discardDraft', { params: { consultationId }, body: { revision } });
    } catch (error) {
      if (!hasCode(error, 'NOT_FOUND')) {
        fail(error);
        return;
      }
    }
    draft.forget();
    succeed(t('request.discarded'));
    await navigate({ to: '/' });
    consultationChanged(queries, consultationId);
  };

  return () =>
    consultation &&
    ask({
      title: t('request.discardTitle'),
      text: t('request.discardText'),
      confirm: {
        label: t('request.discard'),
        isDanger: true,
        testId: 'confirm-discard',
        run: () => discard(consultation),
      },
    });
}
