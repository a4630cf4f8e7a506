import { QueryClient } from '@tanstack/react-query';
import { UnreachableError } from './errors';

/** What was read stays on screen while the link is down; only a missing answer is worth asking again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        gcTime: 60 * 60_000,
        retry: (failures, error) => error instanceof UnreachableError && failures < 3,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
