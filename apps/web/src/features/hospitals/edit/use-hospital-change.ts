import type { HospitalDetail } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/errors';
import { useFeedback } from '../../../ui/feedback';
import { hospitalArrived, hospitalQuery } from '../hospital-queries';

/**
 * Saves a change made upon the revision that was shown. Where somebody was faster, `latest` is what stands there now,
 * and saving again is saving over that.
 */
export function useHospitalChange(
  hospital: HospitalDetail,
  send: (revision: number) => Promise<HospitalDetail>,
  onDone: () => void,
) {
  const { t } = useTranslation();
  const { succeed } = useFeedback();
  const queries = useQueryClient();
  const [shown] = useState(hospital);
  const [latest, setLatest] = useState<HospitalDetail>();
  const change = useMutation({
    mutationFn: () => send((latest ?? shown).revision),
    onSuccess: (changed) => {
      hospitalArrived(queries, changed);
      succeed(t('hospitals.edit.saved'));
      onDone();
    },
    onError: async (error) => {
      if (!hasCode(error, 'REVISION_CONFLICT')) return;
      setLatest(await queries.fetchQuery({ ...hospitalQuery(shown.id), staleTime: 0 }));
    },
  });
  const error = hasCode(change.error, 'REVISION_CONFLICT') && latest ? undefined : change.error;
  return { save: () => change.mutate(), isBusy: change.isPending, error, latest };
}
