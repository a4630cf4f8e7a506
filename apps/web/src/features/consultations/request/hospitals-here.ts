import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { UnreachableError } from '../../../api/errors';
import { pairedHospitalsQuery } from '../../../api/queries';
import { recallHospitals, rememberHospitals } from '../../../offline/remembered';

/** Whom one may ask; without a link, as it was known here last. What holds is judged anew at the submission. */
export const hospitalsHereQuery = (personId: string) =>
  queryOptions({
    queryKey: pairedHospitalsQuery.queryKey,
    staleTime: 60_000,
    networkMode: 'always',
    retry: false,
    queryFn: async ({ signal }) => {
      try {
        const hospitals = await call('listPairedHospitals', undefined, signal);
        rememberHospitals(personId, hospitals).catch(() => undefined);
        return hospitals;
      } catch (error) {
        const kept = error instanceof UnreachableError ? await recallHospitals(personId) : undefined;
        if (!kept) throw error;
        return kept;
      }
    },
  });
