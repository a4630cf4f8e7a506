import type { MatchingRequest } from '@jiedui/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../../api/client';
import { runArrived } from '../matching-queries';

/** Starts a plan and goes to where it can be watched. */
export function useStart() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: MatchingRequest) => call('startMatching', { body }),
    onSuccess: (run) => {
      runArrived(queries, run);
      return navigate({ to: '/matching/$runId', params: { runId: run.id } });
    },
  });
}
