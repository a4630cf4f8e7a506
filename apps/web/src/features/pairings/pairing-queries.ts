import type { AgreementFilter } from '@jiedui/contracts';
import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';
import { call, type OutputOf } from '../../api/client';

export const agreementsQuery = (filter: Partial<AgreementFilter>) =>
  queryOptions({
    queryKey: ['agreements', 'list', filter],
    queryFn: ({ signal }) => call('listAgreements', { query: filter }, signal),
    placeholderData: keepPreviousData,
  });

export const pairingQuery = (pairingId: string) =>
  queryOptions({
    queryKey: ['pairings', pairingId],
    queryFn: ({ signal }) => call('getPairing', { params: { pairingId } }, signal),
  });

export const agreementQuery = (agreementId: string) =>
  queryOptions({
    queryKey: ['agreements', 'one', agreementId],
    queryFn: ({ signal }) => call('getAgreement', { params: { agreementId } }, signal),
  });

/** What an action answered is the newest truth about one agreement; its pair and the board are read again. */
export function agreementArrived(client: QueryClient, agreement: OutputOf<'getAgreement'>): void {
  client.setQueryData(agreementQuery(agreement.id).queryKey, agreement);
  void client.invalidateQueries({ queryKey: pairingQuery(agreement.pairingId).queryKey });
  void client.invalidateQueries({ queryKey: ['agreements', 'list'] });
}
