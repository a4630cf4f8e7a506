import type { PairingRadar } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/client';
import { useFeedback } from '../../ui/feedback';
import { pairingRadarArrived } from './radar-queries';

function useTending<Input>(work: (input: Input) => Promise<PairingRadar>, done: string) {
  const queries = useQueryClient();
  const { succeed } = useFeedback();
  return useMutation({
    mutationFn: work,
    onSuccess: (radar) => {
      pairingRadarArrived(queries, radar);
      succeed(done);
    },
  });
}

export interface SnoozeInput {
  readonly until: string;
  readonly reason: string;
}

/** What whoever tends a pairing may do about its sleep. */
export function useRadarTending(pairingId: string) {
  const { t } = useTranslation();
  const params = { params: { pairingId } };
  return {
    acknowledge: useTending(() => call('acknowledgeRadar', params), t('radar.acknowledgeDone')),
    snooze: useTending(
      (body: SnoozeInput) => call('snoozeRadar', { ...params, body }),
      t('radar.snooze.done'),
    ),
    endSnooze: useTending(() => call('endSnooze', params), t('radar.snooze.ended')),
  };
}
