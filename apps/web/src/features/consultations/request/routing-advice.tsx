import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/client';
import { RoutingOrderList } from '../../triage/routing-order';
import type { DraftContent } from './draft-content';

/** Which of the paired hospitals answers such a question best, and why. Silent until it is known what is asked, and without a link. */
export function RoutingAdvice({ value }: { readonly value: DraftContent }) {
  const { t } = useTranslation();
  const { specialty, urgency, answerForm, invitedHospitalId } = value;
  const { data: order } = useQuery({
    queryKey: ['routing', 'options', specialty, urgency, answerForm],
    queryFn:
      specialty && urgency
        ? ({ signal }) => call('listRoutingOptions', { query: { specialty, urgency, answerForm } }, signal)
        : skipToken,
    staleTime: 60_000,
    retry: false,
  });
  const best = order?.options[0];
  if (!order || !best) return null;
  const isBest = best.hospital.id === invitedHospitalId;
  return (
    <details className="routing-advice" data-testid="routing-advice">
      <summary>{t(isBest ? 'request.adviceIsBest' : 'request.adviceOther')}</summary>
      <RoutingOrderList order={order} />
    </details>
  );
}
